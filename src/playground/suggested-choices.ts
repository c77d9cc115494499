import type { Interaction } from './interactions.ts';

/** A suggestion that the bot made while an option was typed. */
export interface Choice {
  /** In the person's language where the bot gave it. */
  readonly name: string;
  readonly value: string | number;
}

/** What the bot suggests in answer to an autocomplete interaction; rejects when it does not answer in time. */
export function choicesFor(interaction: Interaction, locale: string): Promise<Choice[]> {
  return new Promise((resolve, reject) => {
    interaction.listen((event) => {
      if (event.kind === 'choices') {
        resolve(
          event.choices.map(({ name: plain, name_localizations: names, value }) => ({
            name: names?.[locale as keyof typeof names] ?? plain,
            value,
          })),
        );
      }
      if (event.kind === 'expired')
        reject(new Error('Loading options failed: the application did not respond.'));
    });
  });
}
