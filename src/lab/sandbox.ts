/** The sandbox once compiled: the lab on a scenario, without a lesson. Made by the authoring door, so that the page carries no YAML parser. */
import type { Files } from './input.ts';

export interface CompiledSandbox {
  /** The whole lab at the start. */
  readonly files: Files;
  /** The whole labs of the course's other scenarios, by the name of their folder. */
  readonly others: Readonly<Record<string, Files>>;
  /** Parsed YAML trees by text, of these files and of every state that provokes a reply, for `rememberYaml`. */
  readonly trees: Readonly<Record<string, unknown>>;
  /** Another number where any of it reads otherwise. */
  readonly version: number;
}
