import type { MeasuredVector, VectorList } from '../meaning/brief-vectors.ts';
import { cosineAt } from './nearest-claims.ts';

/**
 * What people ask an assistant, or chat about with a bot, and no brief answers: errands, small talk, advice, games,
 * lookups. A question that is like one of these has to have more of a brief before it is answered from it. General on
 * purpose: a line stands for its kind, and many kinds count more than many lines.
 */
export const ERRANDS: readonly string[] = `
  set an alarm for seven in the morning / start a timer for ten minutes / remind me to buy milk tomorrow
  what is on my calendar today / add this to my shopping list / what time is it right now
  what is the weather like today / play some music for me / turn up the volume / tell me a joke
  what is your name and who made you / how are you doing today / thank you, goodbye / what can you do for me
  are you a real person or a robot / speak more slowly please / call my mother on the phone
  send a message to my friend / how much money is in my account / transfer money between my accounts
  pay my electricity bill / my credit card was lost or stolen / how do I change my PIN or password
  what is my credit score / what is the exchange rate for my trip / book a flight for me
  find me a hotel room for the weekend / reserve a table at a restaurant / what should I pack for my trip
  where is my luggage / do I need a visa for my holiday / give me a recipe for dinner / how long do I cook chicken
  how many calories are in an apple / what can I use instead of butter / find a good restaurant near me
  how do I get to the airport from here / is there traffic on my way to work / call me a taxi
  is it safe to travel there and do I need vaccinations / which plug adapter do I need abroad
  how many yen are in a dollar / what interest rate does my savings account have / how much do I earn a year
  when is my insurance due / what is the fuel economy of this car / how is the stock market doing today
  when do I need to change the oil in my car / how much air should be in my tires / how do you spell this word
  what does this word mean / how do you say hello in Spanish / what is fifteen percent of eighty
  convert miles to kilometres / roll a dice or flip a coin / where is my package
  order more of what I bought last time / how many days of vacation do I have left / when do I get paid
  how do I treat a headache / how do I lose weight / how do I learn to play the guitar / how do I fix my computer
  who won the game last night / which team has won the most championships / which film should I watch
  who is the strongest character in this video game / which book should I read next / who sang this song
  what is the capital of a country / who invented the telephone / how tall is the highest mountain
  what is the meaning of life / give me advice about my relationship / what should I name my dog
  how do I get a stain out of a shirt / help me with my homework / write a poem for my girlfriend
  write a program that sorts a list / who are the moderators of this server / invite this bot to another server
`
  .split(/[/\n]/)
  .map((line) => line.trim())
  .filter((line) => line !== '');

/** How like an errand a question is that a brief answers, on average: taken where that is not known. */
const TYPICAL = 0.22;

/** How near a question comes to an errand in meaning: the largest cosine. */
export function errandLikeness(question: MeasuredVector, errands: VectorList | undefined): number {
  if (!errands) return TYPICAL;
  const cosines = Array.from(errands.lengths, (_, index) => cosineAt(question, errands, index));
  return Math.max(...cosines);
}
