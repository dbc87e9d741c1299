interface Tree {
  [key: string]: string | Tree | undefined;
}

/** `{ra: {action: {add: 'Add'}}}` → `{'ra.action.add': 'Add'}`. */
export function flat(tree: object, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree as Tree)) {
    if (typeof value === 'string') found[prefix + key] = value;
    else if (value) Object.assign(found, flat(value, `${prefix}${key}.`));
  }
  return found;
}
