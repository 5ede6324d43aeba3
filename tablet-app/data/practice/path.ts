/** Below it the practice has the same pages as the restaurant. */
export const practicePath = '/practice';
export const eveningPath = '/evening';
