import { mailboxOf, personIdOf } from '../../src/app/person-id';

describe('who somebody is', () => {
  test('the same address in other capitals is the same person', () => {
    expect(personIdOf(' Amara.Osei@Oakfield.example ')).toBe(personIdOf('amara.osei@oakfield.example'));
  });

  test('the id is a p and twenty hexadecimal digits, and says nothing of its owner', () => {
    expect(personIdOf('amara.osei@oakfield.example')).toMatch(/^p[0-9a-f]{20}$/);
    expect(personIdOf('tom.whitlock@oakfield.example')).not.toBe(personIdOf('amara.osei@oakfield.example'));
  });

  test.each([
    ['a member', 'Joe.Marsh@council.example', 'joe.marsh@council.example'],
    ['a guest', 'amara.osei_oakfield.example#EXT#@council.onmicrosoft.example', 'amara.osei@oakfield.example'],
    ['a guest in small letters', 'amara.osei_oakfield.example#ext#@council.example', 'amara.osei@oakfield.example'],
    [
      'a guest whose own name has an underscore',
      'amara_osei_oakfield.example#EXT#@council.example',
      'amara_osei@oakfield.example',
    ],
    ['a member whose name has an underscore', 'joe_marsh@council.example', 'joe_marsh@council.example'],
    ['something that only looks like a guest', '#EXT#@council.example', '#ext#@council.example'],
  ])('the mailbox of %s', (_who, address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
