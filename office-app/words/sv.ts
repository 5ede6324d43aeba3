import { en } from './en.ts';

export const sv: typeof en = en;
