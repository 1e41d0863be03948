import { ARCHIVES } from './archive-mutations';
import { FILES } from './file-mutations';
import { LISTS } from './list-mutations';
import { LOGS } from './log-mutations';
import type { Mutation } from './mutation';
import { SIGNS } from './sign-mutations';

/** Every package that must be refused. */
export const MUTATIONS: Mutation[] = [...FILES, ...LOGS, ...SIGNS, ...LISTS, ...ARCHIVES];
