/**
 * Deny by default: every route of a Nest controller says who may call it, with @Allow(...) or @Public(),
 * both from @vigie/platform. A route is a method with @Get, @Post... of @nestjs/common.
 */
const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Sse', 'Search']);
const DECISIONS = new Set(['Allow', 'Public']);

/** Local name -> { source, imported } of the imports of a file. */
function readImport(node, table) {
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportSpecifier') {
      table.set(specifier.local.name, { source: node.source.value, imported: specifier.imported.name });
    } else if (specifier.type === 'ImportNamespaceSpecifier') {
      table.set(specifier.local.name, { source: node.source.value, imported: '*' });
    }
  }
}

function isDecision(found) {
  if (found === undefined || !DECISIONS.has(found.imported)) return false;
  return found.source === '@vigie/platform' || found.source.startsWith('.');
}

function resolveDecorator(decorator, table) {
  const called =
    decorator.expression.type === 'CallExpression' ? decorator.expression.callee : decorator.expression;
  if (called.type === 'Identifier') return table.get(called.name);
  if (called.type === 'MemberExpression' && called.object.type === 'Identifier') {
    const space = table.get(called.object.name);
    return space === undefined ? undefined : { source: space.source, imported: called.property.name };
  }
  return undefined;
}

export const routePermission = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      missing:
        'The route "{{name}}" says nothing about who may call it: add @Allow(...) or @Public() of @vigie/platform.',
      both: 'The route "{{name}}" carries more than one permission decision.',
    },
  },
  create(context) {
    const table = new Map();
    return {
      ImportDeclaration: (node) => readImport(node, table),
      MethodDefinition(node) {
        const found = (node.decorators ?? []).map((decorator) => resolveDecorator(decorator, table));
        const isRoute = found.some(
          (entry) => entry?.source === '@nestjs/common' && ROUTES.has(entry.imported),
        );
        if (!isRoute) return;
        const decisions = found.filter(isDecision).length;
        if (decisions === 1) return;
        const name = node.key.type === 'Identifier' ? node.key.name : context.sourceCode.getText(node.key);
        context.report({ node: node.key, messageId: decisions === 0 ? 'missing' : 'both', data: { name } });
      },
    };
  },
};
