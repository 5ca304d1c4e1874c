// Packages that come along with teams-ai and botbuilder-dialogs and that nothing of ours ever runs: language models, their
// tokenizers, recognisers of dates and numbers in prose. The bundle holds a stand-in in their place, which lets itself be
// loaded and extended, and throws with the package's name as soon as anybody calls anything in it.
const FAMILY =
  'openai|gpt-tokenizer|@microsoft/recognizers-text(-suite|-date-time|-number|-number-with-unit|-choice|-sequence)?';
const NAMES = new RegExp(`^(${FAMILY})(/.*)?$`);
const PATHS = new RegExp(`node_modules/(${FAMILY}|[^/]*tokenizer[^/]*)/`);

const standIn = (name) => `
const stop = () => {
  throw new Error(${JSON.stringify(`${name} is left out of the bundle (scripts/left-out.mjs), and something called it`)});
};
const standIn = new Proxy(class {}, {
  get: (target, key) =>
    key === 'prototype' ? target.prototype : key === '__esModule' ? true : key === Symbol.toPrimitive ? () => ${JSON.stringify(name)} : standIn,
  apply: stop,
  construct: stop,
});
module.exports = standIn;
`;

/** For esbuild: every import of these becomes a stand-in that says its name. */
export const leavingOut = {
  name: 'left out',
  setup(build) {
    build.onResolve({ filter: NAMES }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};

/** The files of a bundle that should not be in it. */
export const cameBack = (metafile) => Object.keys(metafile.inputs).filter((path) => PATHS.test(path));
