package dev.tandem.matching.engine;

import dev.tandem.matching.engine.certificate.Certificate;
import java.util.List;

/** What a strategy found, explained and proven. */
record Found(long eligiblePairs, List<Proposal> proposals, List<Unmatched> unmatched, Certificate certificate) {}
