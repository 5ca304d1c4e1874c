import type { Activity } from './activities';
import type { Cast } from './cast';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Finds the bot where it is called by name. */
export const mentionIn = (name: string): RegExp => new RegExp(`@${escaped(name)}`, 'gi');
const asHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A typed message as Teams sends it: mentions become tags, and an HTML copy comes along. */
export const spoken = (text: string, bot: Cast['bot'], isMentioned: boolean): Activity => {
  const tag = `<at>${bot.name}</at>`;
  const html = asHtml(text).replace(
    mentionIn(asHtml(bot.name)),
    `<span itemtype="http://schema.skype.com/Mention" itemid="0">${asHtml(bot.name)}</span>`,
  );
  return {
    type: 'message',
    textFormat: 'plain',
    text: isMentioned ? text.replace(mentionIn(bot.name), () => tag) : text,
    attachments: [{ contentType: 'text/html', content: `<p>${html}</p>` }],
    entities: isMentioned ? [{ type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: tag }] : [],
  };
};
