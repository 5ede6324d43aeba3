import { servePractice } from './practice-box.ts';

servePractice(self as unknown as Parameters<typeof servePractice>[0]);
