package dev.tandem.matching.bench;

import dev.tandem.matching.engine.graph.MatchGraph;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes pools as organisations have them: people belong to clusters that share skills, meet at the hours of their site,
 * speak one or two languages, and report to somebody who may not be their mentor; some mentors are sought after by all.
 * Rows keep the best of those who could be found. The same arguments give the same files.
 */
final class Generator {
    private static final int CLUSTER = 200;

    private final int mentees;
    private final int mentors;
    private final int degree;
    private final int clusters;
    private final SplittableRandom random;
    private final int[] clusterOf;
    private final int[][] inCluster;
    private final long[] offered;
    private final long[] hours;
    private final int[] languages;
    private final int[] renown;
    private final long[] found;
    private final int[] seen;

    private Generator(int mentees, int mentors, int degree, long seed) {
        this.mentees = mentees;
        this.mentors = mentors;
        this.degree = Math.min(degree, mentors);
        random = new SplittableRandom(seed);
        clusters = Math.max(1, mentors / CLUSTER);
        clusterOf = new int[mentors];
        offered = new long[mentors];
        hours = new long[mentors];
        languages = new int[mentors];
        renown = new int[mentors];
        int[] size = new int[clusters];
        for (int j = 0; j < mentors; j++) {
            clusterOf[j] = random.nextInt(clusters);
            size[clusterOf[j]]++;
            offered[j] = skills(clusterOf[j], 8);
            hours[j] = week(clusterOf[j]);
            languages[j] = spoken();
            renown[j] = random.nextInt(150_000);
        }
        inCluster = new int[clusters][];
        Arrays.setAll(inCluster, cluster -> new int[size[cluster]]);
        for (int j = 0; j < mentors; j++) {
            inCluster[clusterOf[j]][--size[clusterOf[j]]] = j;
        }
        found = new long[Math.max(this.degree, Math.min(mentors, 3 * this.degree))];
        seen = new int[mentors];
    }

    /** Where the two files of an instance are. */
    record Written(Path edges, Path capacities) {}

    static Written write(Kind kind, int mentees, int mentors, int degree, long seed, Path directory) {
        Path edges = directory.resolve(kind.label() + "-edges.csv");
        Path capacities = directory.resolve(kind.label() + "-capacities.csv");
        try {
            Files.createDirectories(directory);
            Generator generator = new Generator(mentees, mentors, degree, seed);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(edges), 1 << 16)) {
                generator.edges(out);
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(capacities), 1 << 16)) {
                generator.capacities(out, kind.placesFor(mentees));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Written(edges, capacities);
    }

    private void edges(OutputStream out) throws IOException {
        out.write(CsvLines.ascii(InstanceFiles.EDGES_HEADER + "\n"));
        for (int i = 0; i < mentees; i++) {
            int count = row(i);
            Arrays.sort(found, 0, count);
            int first = Math.max(0, count - degree);
            for (int k = first; k < count; k++) {
                // By mentor now, the score behind.
                found[k] = (found[k] & 0xffff_ffffL) << 32 | found[k] >>> 32;
            }
            Arrays.sort(found, first, count);
            for (int k = first; k < count; k++) {
                out.write(CsvLines.ascii(i + "," + (found[k] >>> 32) + "," + (int) found[k] + "\n"));
            }
        }
    }

    /** Fills {@link #found} with score and mentor of those met; returns how many. */
    private int row(int mentee) {
        int cluster = random.nextInt(clusters);
        long wanted = skills(cluster, 5);
        long free = week(cluster);
        int speaks = spoken();
        int manager = random.nextInt(mentors);
        boolean all = degree == mentors;
        int count = 0;
        for (int look = 0; look < (all ? mentors : 6 * degree) && count < found.length; look++) {
            int[] near = inCluster[cluster];
            int j = all
                    ? look
                    : random.nextInt(4) > 0 && near.length > 0
                            ? near[random.nextInt(near.length)]
                            : random.nextInt(mentors);
            boolean barred = !all && (j == manager || (speaks & languages[j]) == 0);
            if (seen[j] != mentee + 1 && !barred) {
                seen[j] = mentee + 1;
                found[count++] = (long) score(wanted, free, j) << 32 | j;
            }
        }
        return count;
    }

    private int score(long wanted, long free, int j) {
        int skills = 400_000 * Long.bitCount(wanted & offered[j]) / Math.max(1, Long.bitCount(wanted));
        int time = 250_000 * Math.min(10, Long.bitCount(free & hours[j])) / 10;
        return Math.min(MatchGraph.MAX_SCORE, skills + time + renown[j] + random.nextInt(200_000));
    }

    private void capacities(OutputStream out, long places) throws IOException {
        out.write(CsvLines.ascii(InstanceFiles.CAPACITIES_HEADER + "\n"));
        for (int j = 0; j < mentors; j++) {
            long upTo = places * (j + 1) / mentors;
            out.write(CsvLines.ascii(j + "," + (upTo - places * j / mentors) + "\n"));
        }
    }

    /** Skills of a cluster's field, and now and then another. */
    private long skills(int cluster, int count) {
        long skills = 0;
        for (int k = 0; k < count; k++) {
            int skill = random.nextInt(5) == 0 ? random.nextInt(64) : cluster * 11 + random.nextInt(14);
            skills |= 1L << (skill & 63);
        }
        return skills;
    }

    /** Hours of a week, around the middle of a site's day. */
    private long week(int cluster) {
        long hours = 0;
        for (int k = 0; k < 20; k++) {
            hours |= 1L << (cluster % 4 * 12 + random.nextInt(28) & 63);
        }
        return hours;
    }

    private int spoken() {
        return 1 << Math.min(random.nextInt(6), random.nextInt(6)) | (random.nextInt(3) > 0 ? 1 : 0);
    }
}
