package dev.tandem.matching.engine;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CheckCode;
import java.util.Random;
import java.util.stream.IntStream;

/** Scores some pairs again by the definition, so that a run does not rest on the kernel's word alone. */
final class KernelSample {
    private static final int SIDE = 64;

    private KernelSample() {}

    /** At most 64 mentees with at most 64 mentors each, drawn by the seed; all pairs of a small pool. */
    static Certificate.Check check(PairEvaluator evaluator, PairKernel kernel, long seed) {
        Pool pool = evaluator.pool;
        long examined = 0;
        long failed = 0;
        if (!pool.mentees.isEmpty() && !pool.mentors.isEmpty()) {
            KernelRow row = new KernelRow(kernel);
            Random random = new Random(seed);
            for (int mentee : sample(pool.mentees.size(), random)) {
                Profile profile = pool.mentees.get(mentee);
                row.begin(profile);
                for (int mentor : sample(pool.mentors.size(), random)) {
                    CandidatePair pair = evaluator.pair(profile, pool.mentors.get(mentor));
                    int expected = evaluator.rules.allows(pair) ? pair.score() : -1;
                    examined++;
                    failed += row.score(mentor, 0) == expected ? 0 : 1;
                }
            }
        }
        return new Certificate.Check(CheckCode.KERNEL_AGREES, examined, failed);
    }

    private static int[] sample(int of, Random random) {
        return of <= SIDE
                ? IntStream.range(0, of).toArray()
                : random.ints(SIDE, 0, of).toArray();
    }
}
