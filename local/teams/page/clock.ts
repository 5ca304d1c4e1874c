/** The room's time: set by the room, ticking on by itself. */
let ahead = 0;

export const setRoomTime = (now: string): void => {
  ahead = Date.parse(now) - Date.now();
};
export const roomTime = (): Date => new Date(Date.now() + ahead);
