/** Who helps: a post, with the telephone of its office; never a person's own number. */
export interface Helper {
  readonly title: string;
  readonly name: string;
  readonly place: string;
  /** Empty where no office on the way up has one. */
  readonly phone: string;
}

/** Wire types of what a family sees of the help it gets. */
export interface FamilyApi {
  /** 谁在帮助: for everybody bound to the child, carers too. */
  'cases.myHelp': {
    request: { readonly child: string };
    reply: {
      readonly name: string;
      /** Whether a case goes on. */
      readonly open: boolean;
      readonly helpers: readonly Helper[];
      readonly demo: boolean;
    };
  };
}
