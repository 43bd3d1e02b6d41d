/** Paper or night. The system's choice holds until a person makes one; theirs is remembered in this browser (theme.js reads it first). */
import { createContext } from 'svelte';

export type ThemeName = 'paper' | 'night';

const KEY = 'postern.theme';

export class Theme {
  #chosen: ThemeName | null = $state(remembered());
  #system: ThemeName = $state('paper');

  constructor() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.#system = dark.matches ? 'night' : 'paper';
      this.#wear();
    };
    dark.addEventListener('change', follow);
    follow();
  }

  get name(): ThemeName {
    return this.#chosen ?? this.#system;
  }

  toggle(): void {
    this.#chosen = this.name === 'paper' ? 'night' : 'paper';
    remember(this.#chosen);
    this.#wear();
  }

  #wear(): void {
    document.documentElement.dataset['theme'] = this.name;
  }
}

function remembered(): ThemeName | null {
  try {
    const name = localStorage.getItem(KEY);
    return name === 'paper' || name === 'night' ? name : null;
  } catch {
    return null; // storage is switched off: the system's choice stands
  }
}

function remember(name: ThemeName): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // storage is switched off: the choice holds for this visit
  }
}

export const [getTheme, setTheme] = createContext<Theme>();
