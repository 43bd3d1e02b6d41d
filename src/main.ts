/** The one file that sees all floors: builds clock, chance and storage, and mounts the page. */
import { mount } from 'svelte';
import course from 'virtual:course';
import App from './ui/App.svelte';
import './ui/app.css';
import { Course } from './ui/course/course.ts';
import { openStore } from './ui/progress/indexed-db-store.ts';
import { Progress } from './ui/progress/progress.svelte.ts';
import { trustCursorRule } from './ui/trusted-types.ts';

trustCursorRule();

const progress = new Progress(await openStore(), () => Date.now());
await progress.load();

const target = document.querySelector('#app');
if (target === null) throw new Error('the page has no #app');
mount(App, { target, props: { course: new Course(course), progress } });
