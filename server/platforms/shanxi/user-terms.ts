import type { UserTerms } from '../../platform.ts';

/** Operations on the account itself, which every user may call (SX-R006 to SX-R008). */
const ungrantedTag = 'account-management';

/** SX-A53, SX-A09: which interfaces are granted one by one, and how long a password is. */
export const userTerms: UserTerms = {
  grantable(document) {
    // The document is ours, or was checked to be of its kind when it was read.
    const { paths } = document as Described;
    return Object.values(paths)
      .flatMap((item) => Object.values(item))
      .filter(({ tags }) => !tags.includes(ungrantedTag))
      .map(({ operationId }) => operationId);
  },
  passwordLength(document) {
    const { minLength, maxLength } = (document as Described).components.schemas.PasswordRequest
      .properties.newPwd;
    return [minLength, maxLength];
  },
};

/** What is read of the document. */
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: {
      readonly PasswordRequest: {
        readonly properties: { readonly newPwd: { minLength: number; maxLength: number } };
      };
    };
  };
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
}
