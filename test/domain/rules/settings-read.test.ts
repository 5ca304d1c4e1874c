import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ALL_SETTINGS } from '../../../src/domain/rules/settings';

// A setting that nothing reads would promise KCC what it does not do. Words and tables that describe settings name them as
// keys; only where a value is taken from a profile counts as reading it.

const ROOT = join(__dirname, '../../..');
const PROFILE = join(ROOT, 'src/domain/profile.ts');

/** Where each setting's value is taken from the rules, by the compiler's own knowledge of what a name means. */
function placesReading(): Map<string, string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: unknown };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options);
  // packages know nothing of our settings, and take most of the time
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram([join(ROOT, 'src/main.ts')], { ...options, types: [], noEmit: true }, host);
  const checker = program.getTypeChecker();
  const found = new Map<string, string[]>();

  const isSetting = (symbol: ts.Symbol | undefined): boolean =>
    symbol?.declarations?.some(
      (each) =>
        each.getSourceFile().fileName === PROFILE &&
        ts.isInterfaceDeclaration(each.parent) &&
        each.parent.name.text === 'Settings',
    ) ?? false;

  const note = (name: ts.Node, symbol: ts.Symbol | undefined) => {
    if (!symbol || !isSetting(symbol)) return;
    const file = name.getSourceFile().fileName.slice(ROOT.length + 1);
    found.set(symbol.name, [...(found.get(symbol.name) ?? []), file]);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(node.name, checker.getSymbolAtLocation(node.name));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const taken = node.propertyName ?? node.name;
      if (ts.isIdentifier(taken)) note(taken, checker.getTypeAtLocation(node.parent).getProperty(taken.text));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (file.fileName.startsWith(`${dirname(dirname(PROFILE))}/`)) visit(file);
  return found;
}

test('every setting KCC can change is read by the rules that it changes (R142)', () => {
  const places = placesReading();
  const outsideTables = (setting: string) =>
    (places.get(setting) ?? []).filter((file) => !/rules-words\.ts$|domain\/rules\//u.test(file));
  expect(ALL_SETTINGS.filter((setting) => outsideTables(setting).length === 0)).toEqual([]);
});
