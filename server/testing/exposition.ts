/** One figure as it stands in the exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What belongs together under one name. */
export interface Family {
  readonly type: string;
  readonly samples: readonly Sample[];
}

const header = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/;
const sampleForm = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const labelForm = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;
const valueForm = /^([+-]?\d+(\.\d+)?(e[+-]?\d+)?|\+Inf|-Inf|NaN)$/;
const types = new Set(['counter', 'gauge', 'histogram', 'summary', 'untyped']);

/**
 * Reads Prometheus' text format 0.0.4 strictly: throws at the first line that the format forbids,
 * at a figure before its HELP and TYPE, and at one that stands twice.
 */
export function expositionOf(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families = new Map<string, { help?: string; type: string; samples: Sample[] }>();
  const seen = new Set<string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, kind, name = '', rest = ''] = header.exec(line) ?? [];
    if (kind === 'HELP') families.set(name, { help: rest, type: '', samples: [] });
    else if (kind === 'TYPE') typed(families.get(name), rest, line);
    else {
      const sample = sampleOf(line);
      familyOf(families, sample, line).samples.push(sample);
      const series = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort())}`;
      if (seen.has(series)) throw new Error(`twice: ${line}`);
      seen.add(series);
    }
  }
  return families;
}

function typed(family: { type: string } | undefined, type: string, line: string) {
  if (!family || !types.has(type)) throw new Error(`no such type, or no HELP before it: ${line}`);
  family.type = type;
}

function familyOf<F extends { readonly type: string }>(
  families: ReadonlyMap<string, F>,
  { name }: Sample,
  line: string,
): F {
  const part = families.get(name.replace(/_(bucket|sum|count)$/, ''));
  const family = families.get(name) ?? (part?.type === 'histogram' ? part : undefined);
  if (!family || family.type === '') throw new Error(`no HELP and TYPE before: ${line}`);
  return family;
}

function sampleOf(line: string): Sample {
  const [, name = '', labels = '', value = ''] = sampleForm.exec(line) ?? [];
  if (name === '' || !valueForm.test(value)) throw new Error(`no figure: ${line}`);
  return { name, labels: labelsOf(labels, line), value: Number(value.replace('Inf', 'Infinity')) };
}

function labelsOf(text: string, line: string): Sample['labels'] {
  const labels: Record<string, string> = {};
  for (let rest = text; rest !== ''; ) {
    const [whole, name = '', value = ''] = labelForm.exec(rest) ?? [];
    if (whole === undefined || name in labels) throw new Error(`no labels: ${line}`);
    labels[name] = value;
    rest = rest.slice(whole.length);
  }
  return labels;
}
