/**
 * How people here call the program, for the commands that it tells them to type. Where it is not
 * installed by npm, whatever starts it says so in `QIYUE_CALLED_AS`.
 */
export const calledAs = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string => environment['QIYUE_CALLED_AS'] || 'npx qiyue';
