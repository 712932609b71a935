package dev.tandem.matching.engine;

import java.util.Random;

/** Opens the kernel to measurements, which live in a package of their own. */
public final class KernelTrial {
    private final PairEvaluator evaluator;
    private final PairKernel kernel;
    private final long prepareNanos;

    public KernelTrial(MatchInput input, MatchPolicy policy) {
        evaluator = new PairEvaluator(input, policy);
        long start = System.nanoTime();
        kernel = new PairKernel(evaluator, policy);
        prepareNanos = System.nanoTime() - start;
    }

    public long prepareNanos() {
        return prepareNanos;
    }

    public int mentees() {
        return evaluator.pool.mentees.size();
    }

    public int mentors() {
        return evaluator.pool.mentors.size();
    }

    /** Sum of the scores of eligible pairs of some mentees with everybody, by the definition. */
    public long scalar(int fromMentee, int toMentee) {
        long sum = 0;
        for (int i = fromMentee; i < toMentee; i++) {
            Profile mentee = evaluator.pool.mentees.get(i);
            CandidatePair pair = evaluator.pair(mentee, evaluator.pool.mentors.getFirst());
            for (Profile mentor : evaluator.pool.mentors) {
                pair.become(mentee, mentor);
                if (evaluator.rules.allows(pair)) {
                    sum += pair.score();
                }
            }
        }
        return sum;
    }

    /** The same by the kernel. */
    public long exact(int fromMentee, int toMentee) {
        KernelRow row = new KernelRow(kernel);
        long sum = 0;
        for (int i = fromMentee; i < toMentee; i++) {
            row.begin(evaluator.pool.mentees.get(i));
            int[] bounds = row.bounds();
            for (int mentor = 0; mentor < bounds.length; mentor++) {
                sum += bounds[mentor] < 0 ? 0 : Math.max(0, row.score(mentor, 0));
            }
        }
        return sum;
    }

    /** Finds the best mentors of some mentees, sorting most pairs out by their bound; the sum of their scores. */
    public long best(int fromMentee, int toMentee, int perMentee) {
        KernelRow row = new KernelRow(kernel);
        TopList best = new TopList(perMentee);
        long sum = 0;
        for (int i = fromMentee; i < toMentee; i++) {
            row.begin(evaluator.pool.mentees.get(i));
            best.clear();
            int[] bounds = row.bounds();
            int limit = 0;
            for (int mentor = 0; mentor < bounds.length; mentor++) {
                if (bounds[mentor] >= limit) {
                    int score = row.score(mentor, best.least());
                    if (score >= 0) {
                        best.offer(mentor, score);
                        limit = KernelRow.limit(best.least());
                    }
                }
            }
            sum += best.least();
        }
        return sum;
    }

    /** Scores of one mentee with everybody by the kernel, -1 where rules stand against it. */
    public void scores(int mentee, int[] scores) {
        KernelRow row = new KernelRow(kernel);
        row.begin(evaluator.pool.mentees.get(mentee));
        for (int mentor = 0; mentor < scores.length; mentor++) {
            scores[mentor] = row.score(mentor, 0);
        }
    }

    /** How many of so many random pairs the kernel and the definition score differently. */
    public int differences(int pairs, long seed) {
        Random random = new Random(seed);
        KernelRow row = new KernelRow(kernel);
        int differences = 0;
        for (int i = 0; i < pairs; i++) {
            Profile mentee = evaluator.pool.mentees.get(random.nextInt(mentees()));
            Profile mentor = evaluator.pool.mentors.get(random.nextInt(mentors()));
            CandidatePair pair = evaluator.pair(mentee, mentor);
            row.begin(mentee);
            int expected = evaluator.rules.allows(pair) ? pair.score() : -1;
            differences += row.score(mentor.index, 0) == expected ? 0 : 1;
        }
        return differences;
    }

    public String shape() {
        return "slots " + kernel.slots.size() + ", tables " + kernel.tables.size() + ", sparse " + kernel.sparse.size()
                + ", pair by pair " + kernel.deferred.size();
    }
}
