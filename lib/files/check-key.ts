const PART = "[a-z0-9][a-z0-9-]*";
const KEY = new RegExp(`^(?:${PART}/){1,4}${PART}(?:\\.[a-z0-9]{1,8}){0,2}$`);
const MOST_SIGNS = 200;

/** A key as it is, or an exception: keys are made by us, and one of any other form was made of something that came from outside. */
export function checkKey(key: string): string {
  if (key.length <= MOST_SIGNS && KEY.test(key)) return key;
  throw new RangeError("a file's key has to be a path of small letters, digits and hyphens");
}
