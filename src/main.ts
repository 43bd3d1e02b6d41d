/** The one file that sees all floors: builds clock, chance and storage, and mounts the page. */
export {};
