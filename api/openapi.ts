import { z } from 'zod';
import { ProblemDocument } from './problems.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const parametersOf = ({ path, query, headers }: Route): Json[] => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...fieldsOf(query, 'query'),
  ...fieldsOf(headers, 'header'),
];

function fieldsOf(schema: z.ZodObject | undefined, place: 'query' | 'header'): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    ...{ name, in: place, required: !field.safeParse(undefined).success, schema: schemaOf(field, 'input') },
    ...(field.description !== undefined && { description: field.description }),
  }));
}

const problem = {
  description: 'A problem document',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const bytes = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
const json = (schema: z.ZodType, io: 'input' | 'output'): Json => ({
  content: { 'application/json': { schema: schemaOf(schema, io) } },
});

function requestOf({ body, requestBody, takesBytes }: Route): Json | undefined {
  if (takesBytes) return { required: true, ...bytes };
  const given = requestBody ?? body;
  return given && { required: true, ...json(given, 'input') };
}

const contentOf = ({ answer, sendsBytes }: Route): Json | undefined =>
  sendsBytes ? bytes : answer && json(answer, 'output');

function operationOf(route: Route): Json {
  const { summary, status, open, bearer, method } = route;
  const [request, content] = [requestOf(route), contentOf(route)];
  const ok = String(status ?? (content ? 200 : 204));
  return {
    summary,
    parameters: [
      ...parametersOf(route),
      ...(method !== 'get' && !open
        ? [{ name: 'X-CSRF-Token', in: 'header', required: true, schema: { type: 'string' } }]
        : []),
    ],
    ...(request && { requestBody: request }),
    responses: { [ok]: { description: 'Done', ...content }, default: problem },
    ...(open && { security: bearer ? [{ exchange: [] }] : [] }),
  };
}

/** The description of every route, from the schemas that parse and answer it. */
export function openapi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '一号 Yihao', version: '0.1.0', description: 'Case management for 12345 citizen hotlines' },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yihao' },
        exchange: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
