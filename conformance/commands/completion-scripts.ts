/** Shells that a script can be printed for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * The script of a shell. It knows nothing itself and asks the program for what can follow, so that
 * it never grows old; where the program knows nothing, the shell completes names of files. Where
 * the program is called by `npx` alone, there is no command to complete: the script makes it.
 */
export const completionScript = (shell: Shell, name: string): string => scripts[shell](name);

const scripts: Readonly<Record<Shell, (name: string) => string>> = {
  bash: (name) => `type ${name} >/dev/null 2>&1 || ${name}() { npx --no -- ${name} "$@"; }
_${name}() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _${name} ${name}
`,
  zsh: (name) => `#compdef ${name}
whence ${name} >/dev/null || ${name}() { npx --no -- ${name} "$@" }
_${name}() {
  local -a found
  found=("\${(@f)$("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -a found; else _files; fi
}
if [[ "\${funcstack[1]}" == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`,
  fish: (name) => `if not type -q ${name}
  function ${name}; npx --no -- ${name} $argv; end
end
function __${name}_complete
  set -l typed (commandline -opc)
  set -l current (commandline -ct)
  $typed[1] completion fish -- $typed[2..] "$current" 2>/dev/null
end
complete -c ${name} -a '(__${name}_complete)'
`,
};
