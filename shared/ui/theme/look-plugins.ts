import { vanillaExtractPlugin } from '@vanilla-extract/vite-plugin';
import type { Plugin } from 'vite';
import { compileWords } from '../language/compile-words.ts';

/** What a build needs to read the words and the themes that all apps share. */
export const lookPlugins = (): Plugin[] => [compileWords(), ...vanillaExtractPlugin()];
