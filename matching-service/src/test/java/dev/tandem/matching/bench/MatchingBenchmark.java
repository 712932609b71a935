package dev.tandem.matching.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command {@code ./tandem bench matching}. Exit code 2 when the arguments or the files cannot be used. */
public final class MatchingBenchmark {
    private static final String USAGE = """
            usage: ./tandem bench matching [--suite] [--scale small]
                   ./tandem bench matching --edges EDGES.csv --capacities CAPS.csv [--strategy optimal|stable|fair|peer]
                   ./tandem bench matching --generate KIND --seed N --out DIR [--mentees N] [--mentors N] [--degree N]
            kinds: dense-1000, dense-10000, top50-10000, slack, tight, scarce""";

    private static final Set<String> KNOWN = Set.of(
            "suite",
            "scale",
            "edges",
            "capacities",
            "strategy",
            "generate",
            "seed",
            "out",
            "mentees",
            "mentors",
            "degree");

    private MatchingBenchmark() {}

    public static void main(String... args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        try {
            Map<String, String> options = options(args);
            if (options.containsKey("generate")) {
                generate(options);
            } else if (options.containsKey("edges") || options.containsKey("capacities")) {
                compare(options);
            } else {
                Suite.run(options.getOrDefault("scale", "full").equals("small"));
            }
            return 0;
        } catch (InstanceException e) {
            System.err.println("tandem bench matching: " + e.getMessage());
            return 2;
        }
    }

    private static void compare(Map<String, String> options) {
        Path edges = Path.of(required(options, "edges"));
        Path capacities = Path.of(required(options, "capacities"));
        String strategy = options.getOrDefault("strategy", "optimal");
        List<Contender> contenders = Strategies.of(strategy);
        Instance instance = InstanceFiles.read(edges, capacities);
        InstanceFiles.refuseDuplicates(instance, edges);
        contenders = contenders.stream().filter(contender -> contender.takes(instance)).toList();
        ColdRuns.run(contenders, strategy, edges, capacities, 0, answer -> System.out.println(answer.json()));
    }

    private static void generate(Map<String, String> options) {
        Kind kind = Kind.of(required(options, "generate"));
        int mentors = number(options, "mentors", kind.mentors);
        Generator.Written written = Generator.write(
                kind,
                number(options, "mentees", kind.mentees),
                mentors,
                kind.degree == kind.mentors ? mentors : number(options, "degree", kind.degree),
                number(options, "seed", 1),
                Path.of(required(options, "out")));
        List.of(written.edges(), written.capacities()).forEach(System.out::println);
    }

    private static Map<String, String> options(String... args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!KNOWN.contains(name)) {
                throw new InstanceException("unknown argument '%s'%n%s".formatted(args[i], USAGE));
            }
            if (name.equals("suite")) {
                options.put(name, "");
            } else if (++i == args.length) {
                throw new InstanceException("--%s needs a value%n%s".formatted(name, USAGE));
            } else {
                options.put(name, args[i]);
            }
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new InstanceException("--%s is missing%n%s".formatted(name, USAGE));
        }
        return value;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String value = options.get(name);
        try {
            int number = value == null ? otherwise : Integer.parseInt(value);
            if (number < 0 || (number == 0 && !name.equals("seed"))) {
                throw new InstanceException("--%s must be above 0".formatted(name));
            }
            return number;
        } catch (NumberFormatException e) {
            throw new InstanceException("--%s must be a whole number, not '%s'".formatted(name, value));
        }
    }
}
