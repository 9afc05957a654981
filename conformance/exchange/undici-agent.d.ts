/** The part of undici that a run needs by its own file: the whole takes twice as long to load. */
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';
  export = Agent;
}
