/** Which keys a schema knows at a path: for "did you mean". */
import type * as z from 'zod';
import type { YamlPath } from './yaml-block.ts';

/** The keys of every object that may stand at a path; none where no object may. */
export function keysAt(schema: z.ZodType, path: YamlPath): readonly string[] {
  const there = path.reduce<readonly z.core.$ZodType[]>((schemas, part) => schemas.flatMap((each) => below(each, part)), [schema]);
  return [...new Set(there.flatMap(plain).flatMap((each) => (each._zod.def.type === 'object' ? Object.keys(each._zod.def.shape) : [])))];
}

/** The schemas of a part of what a schema describes. */
function below(schema: z.core.$ZodType, part: string | number): readonly z.core.$ZodType[] {
  return plain(schema).flatMap((each) => {
    const { def } = each._zod;
    if (def.type === 'array') return [def.element];
    if (def.type === 'record') return [def.valueType];
    const inside = def.type === 'object' ? def.shape[part] : undefined;
    return inside === undefined ? [] : [inside];
  });
}

/** A schema without what wraps it: optional, transformed, one of several. */
function plain(schema: z.core.$ZodType): readonly z.core.$ZodTypes[] {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  if (def.type === 'optional') return plain(def.innerType);
  if (def.type === 'pipe') return plain(def.in);
  return def.type === 'union' ? def.options.flatMap(plain) : [known];
}
