import { markdownToHtml } from '../../../../local/teams/page/markdown';
import { dayOf, fromLocalText, localText, nextMorning, timeOf } from '../../../../local/teams/page/times';

describe('the Markdown that Teams draws', () => {
  const drawn: readonly (readonly [string, string, string])[] = [
    ['bold', 'now **agreed**', '<p>now <strong>agreed</strong></p>'],
    ['italics', '_perhaps_ or *maybe*', '<p><em>perhaps</em> or <em>maybe</em></p>'],
    ['an underline inside a word stays', 'a_b_c', '<p>a_b_c</p>'],
    [
      'a link',
      '[help](https://kent.example/a?b=1&c=2)',
      '<p><a href="https://kent.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">help</a></p>',
    ],
    ['two paragraphs', 'One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['a list after a line', 'Bring:\n- pens\n- paper', '<p>Bring:</p><ul><li>pens</li><li>paper</li></ul>'],
    ['a numbered list', '3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['what is escaped', '\\*not italics\\*', '<p>*not italics*</p>'],
    ['a mention', '<at>Joe Marsh</at>, please', '<p><span class="mention">Joe Marsh</span>, please</p>'],
  ];
  test.each(drawn)('%s', (_what, text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  test.each([
    ['a tag', '<img src=x onerror=alert(1)>'],
    ['a tag inside bold', '**<script>alert(1)</script>**'],
    ['a script behind a link', '[press](javascript:alert(1))'],
    ['a quote in an address', '[press](https://a.example/"onmouseover="alert(1))'],
    ['a tag in a mention', '<at><b>x</b></at>'],
  ])('%s stays text', (_what, text) => {
    const html = markdownToHtml(text);
    expect(html.replace(/<\/?(p|strong|a|span)( (href|target|rel|class)="[^"]*")*>/g, '')).not.toMatch(/[<>]/);
    expect(html).not.toMatch(/href="(?!https?:|mailto:|tel:)/);
  });
});

describe('the clock in Kent', () => {
  test('shows summer and winter time', () => {
    expect(timeOf(new Date('2026-07-01T08:00:00Z'))).toBe('09:00');
    expect(timeOf(new Date('2026-11-05T09:00:00Z'))).toBe('09:00');
    expect(dayOf(new Date('2026-11-05T09:00:00Z'))).toBe('Thursday 5 November 2026');
  });

  test('understands what it shows', () => {
    for (const moment of ['2026-07-01T08:00:00.000Z', '2026-11-05T09:00:00.000Z', '2026-03-29T01:30:00.000Z']) {
      expect(fromLocalText(localText(new Date(moment))).toISOString()).toBe(moment);
    }
  });

  test('the next morning skips the weekend', () => {
    expect(nextMorning(new Date('2026-11-06T15:00:00Z')).toISOString()).toBe('2026-11-09T09:00:00.000Z');
    expect(nextMorning(new Date('2026-03-27T15:00:00Z')).toISOString()).toBe('2026-03-30T08:00:00.000Z');
  });
});
