// Rules on the two tables at the root of a contract: the result codes and the classifier.

export const CodeCitesClause = () => ({
  Root(root, { report, resolve, location }) {
    const { codes, rules } = tables(root, resolve);
    for (const { code, when, 'x-clause': clause } of [...codes, ...rules]) {
      if (clause) continue;
      report({
        message: `Code ${code ?? JSON.stringify(when)} cites no requirement.`,
        location: location.child('x-result-codes').key(),
      });
    }
  },
});

/** A code is raised by something that the contract has; a body has its Content-Type as well. */
export const CodeFieldsKnown = () => {
  const names = new Set();
  return {
    Schema({ properties }) {
      for (const name of Object.keys(properties ?? {})) names.add(name);
    },
    Parameter({ name }) {
      names.add(name);
    },
    Header(_, { key }) {
      names.add(key);
    },
    RequestBody() {
      names.add('Content-Type');
    },
    Root: {
      leave(root, { report, resolve, location }) {
        for (const { code, 'x-fields': fields = [] } of tables(root, resolve).codes) {
          for (const field of fields.filter((name) => !names.has(name))) {
            report({
              message: `Code ${code} is raised by ${field}, which the contract does not have.`,
              location: location.child('x-result-codes').key(),
            });
          }
        }
      },
    },
  };
};

/** A rule that asks for a field of unknown place would never fit. */
export const RuleFieldsDeclared = () => ({
  Root(root, { report, resolve, location }) {
    const { fields, rules } = tables(root, resolve);
    const asked = new Set(rules.flatMap(({ when }) => Object.keys(when ?? {})));
    for (const field of [...asked].filter((name) => !Object.hasOwn(fields, name))) {
      report({
        message: `A rule of x-outcomes asks for ${field}, which stands not under its fields.`,
        location: location.child('x-outcomes').key(),
      });
    }
  },
});

/** The two tables, each perhaps in a file of its own. */
function tables(root, resolve) {
  const table = (node) => (node?.$ref ? resolve(node).node : node);
  const { fields = {}, rules = [], unknown } = table(root['x-outcomes']) ?? {};
  const codes = table(root['x-result-codes']) ?? [];
  return { codes, fields, rules: [...rules, ...(unknown?.rules ?? [])] };
}
