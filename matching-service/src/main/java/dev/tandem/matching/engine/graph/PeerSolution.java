package dev.tandem.matching.engine.graph;

/**
 * Pairs of peers and what proves them. Duals are in halves: they belong to the weights 2 · (score + λ), and so are whole
 * numbers.
 *
 * @param partner by person and symmetric, -1 for none; locked pairs included
 * @param dual u by person, 0 or more; 0 for locked ones
 * @param blossom sets of an odd number of people, ascending
 * @param blossomDual z by blossom, more than 0
 * @param barrier the people A whose absence leaves so many odd components that no pairing has more pairs (Tutte and
 *     Berge); empty where most pairs are not claimed
 * @param bonus λ, added to the score of every pair
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record PeerSolution(
        int[] partner, long[] dual, int[][] blossom, long[] blossomDual, int[] barrier, long bonus) {}
