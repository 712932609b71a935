package dev.tandem.matching.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The child process: reads an instance, solves it with one solver in a JVM that has done nothing else, and prints one line.
 * Arguments: solver, strategy, edges, capacities, how often to solve again warm.
 */
final class SolveOnce {
    private SolveOnce() {}

    public static void main(String... args) throws IOException {
        Contender contender = Strategies.of(args[1], args[0]);
        Instance instance = InstanceFiles.read(Path.of(args[2]), Path.of(args[3]));
        contender.prepare();
        long cpu = cpuMillis();
        long begun = System.nanoTime();
        Contender.Solved solved = contender.solve(instance);
        long solveMillis = millisSince(begun);
        cpu = cpuMillis() - cpu;
        long peak = peakRssMiB();
        begun = System.nanoTime();
        Contender.Judgement judgement = solved.judge();
        long certifyMillis = millisSince(begun);
        StringBuilder warm = new StringBuilder();
        for (int again = Integer.parseInt(args[4]); again > 0; again--) {
            begun = System.nanoTime();
            contender.solve(instance);
            warm.append(warm.isEmpty() ? "" : ",").append(millisSince(begun));
        }
        System.out.printf(
                Locale.ROOT,
                "{\"solver\":\"%s\",\"strategy\":\"%s\",\"cardinality\":%d,\"total\":%d,\"gap\":%d,\"violations\":%d,"
                        + "\"solveMillis\":%d,\"peakRssMiB\":%d,\"certifyMillis\":%d,\"cpuMillis\":%d,\"warmMillis\":[%s]}%n",
                contender.name(),
                args[1].toUpperCase(Locale.ROOT),
                judgement.cardinality(),
                judgement.total(),
                judgement.bound() - judgement.total(),
                judgement.violations(),
                solveMillis,
                peak,
                certifyMillis,
                cpu,
                warm);
    }

    private static long millisSince(long nanos) {
        return Math.round((System.nanoTime() - nanos) / 1e6);
    }

    private static long cpuMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000_000
                : 0;
    }

    /** The most memory this process ever had, as the kernel counts it; 0 where the kernel is not Linux. */
    private static long peakRssMiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Math.ceilDiv(Long.parseLong(line.replaceAll("[^0-9]", "")), 1024);
            }
        }
        return 0;
    }
}
