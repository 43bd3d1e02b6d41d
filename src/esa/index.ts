/** The door of the appliance: its configuration and world as data, its judges, its replies, its log. */
export type { Reply } from '#smtp';
export * from './config/notes.ts';
export * from './config/host-access-table.ts';
export * from './config/recipient-access-table.ts';
export * from './config/appliance.ts';
export * from './world/world.ts';
export * from './world/directory.ts';
