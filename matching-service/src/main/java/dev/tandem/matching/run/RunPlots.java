package dev.tandem.matching.run;

import dev.tandem.matching.run.HeatMapResponse.By;
import dev.tandem.matching.run.HeatMapResponse.Cell;
import dev.tandem.matching.run.HeatMapResponse.Label;
import dev.tandem.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** What a run's result looks like, counted by the database. */
@ApplicationScoped
class RunPlots {

    private static final int MOST = 50;
    private static final int TENTHS = 10;

    /** A mean over fewer is nearly the score of somebody. */
    private static final int FEW = 5;

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final Caller caller;

    RunPlots(EntityManager entities, MatchRunRepository runs, Caller caller) {
        this.entities = entities;
        this.runs = runs;
        this.caller = caller;
    }

    @Transactional
    DistributionResponse distribution(UUID runId) {
        runs.requireResult(runId);
        long[][] counts = new long[DistributionResponse.BINS][3];
        rows("""
                        select s.kind, least(19, s.score / 50000), count(*)
                        from match_proposal p
                        cross join lateral (values (0, p.score), (1, p.mentee_score), (2, p.mentor_score)) s (kind, score)
                        where p.run_id = :run group by 1, 2
                        """, runId)
                .forEach(row -> counts[row.get(1, Integer.class)][row.get(0, Integer.class)] = row.get(2, Long.class));
        List<DistributionResponse.Bin> bins = IntStream.range(0, DistributionResponse.BINS)
                .mapToObj(i -> new DistributionResponse.Bin(
                        i * DistributionResponse.WIDTH,
                        (i + 1) * DistributionResponse.WIDTH,
                        counts[i][0],
                        counts[i][1],
                        counts[i][2]))
                .toList();
        long pairs = bins.stream().mapToLong(DistributionResponse.Bin::pairs).sum();
        return new DistributionResponse(runId, pairs, pairs == 0 ? null : quantiles(runId), bins);
    }

    private DistributionResponse.Quantiles quantiles(UUID runId) {
        Tuple row = rows("""
                        select min(score), percentile_disc(0.10) within group (order by score),
                            percentile_disc(0.25) within group (order by score),
                            percentile_disc(0.50) within group (order by score),
                            percentile_disc(0.75) within group (order by score),
                            percentile_disc(0.90) within group (order by score), max(score), cast(round(avg(score)) as integer)
                        from match_proposal where run_id = :run
                        """, runId).getFirst();
        return new DistributionResponse.Quantiles(
                row.get(0, Integer.class),
                row.get(1, Integer.class),
                row.get(2, Integer.class),
                row.get(3, Integer.class),
                row.get(4, Integer.class),
                row.get(5, Integer.class),
                row.get(6, Integer.class),
                row.get(7, Integer.class));
    }

    @Transactional
    HeatMapResponse heatMap(UUID runId, By by) {
        runs.requireResult(runId);
        return by == By.DEPARTMENTS ? departments(runId) : criteria(runId);
    }

    private HeatMapResponse departments(UUID runId) {
        List<Tuple> rows = rows("""
                        select mentee.department, mentor.department, count(*), sum(p.score)
                        from match_proposal p
                        left join person mentee on mentee.id = p.mentee_person_id
                        left join person mentor on mentor.id = p.mentor_person_id
                        where p.run_id = :run group by 1, 2
                        """, runId);
        Grid grid = new Grid();
        for (Tuple row : rows) {
            grid.add(
                    Label.of(row.get(0, String.class)),
                    Label.of(row.get(1, String.class)),
                    row.get(2, Long.class),
                    row.get(3, Long.class));
        }
        return grid.response(runId, By.DEPARTMENTS, grid.largest(true), grid.largest(false), shownFrom());
    }

    private HeatMapResponse criteria(UUID runId) {
        List<Tuple> rows = rows("""
                        select concat_ws(' ', c ->> 'code', c ->> 'question'),
                            least(9, cast(c ->> 'score' as integer) / 100000), count(*), sum(cast(c ->> 'score' as bigint))
                        from match_proposal p cross join lateral jsonb_array_elements(p.criteria) c
                        where p.run_id = :run group by 1, 2
                        """, runId);
        List<Label> tenths = IntStream.range(0, TENTHS)
                .mapToObj(i -> Label.of("0.%d–%s".formatted(i, i == 9 ? "1.0" : "0." + (i + 1))))
                .toList();
        Grid grid = new Grid();
        for (Tuple row : rows) {
            grid.add(
                    Label.of(row.get(0, String.class)),
                    tenths.get(row.get(1, Integer.class)),
                    row.get(2, Long.class),
                    row.get(3, BigDecimal.class).longValue());
        }
        return grid.response(runId, By.CRITERIA, grid.largest(true), tenths, shownFrom());
    }

    private long shownFrom() {
        return caller.isCoordinator() ? 1 : FEW;
    }

    /** Pairs by row and column. */
    private static final class Grid {

        private record Key(Label row, Label column) {}

        private final Map<Key, long[]> counts = new HashMap<>();

        void add(Label row, Label column, long pairs, long sum) {
            long[] cell = counts.computeIfAbsent(new Key(row, column), key -> new long[2]);
            cell[0] += pairs;
            cell[1] += sum;
        }

        /** The rows or columns with the most pairs; the last one stands for all others when there are too many. */
        List<Label> largest(boolean ofRows) {
            Map<Label, Long> totals = new HashMap<>();
            counts.forEach((key, cell) -> totals.merge(ofRows ? key.row() : key.column(), cell[0], Long::sum));
            List<Label> labels = new ArrayList<>(totals.keySet());
            labels.sort(Comparator.<Label>comparingLong(totals::get).reversed().thenComparing(Label::shown));
            if (labels.size() <= MOST) {
                return labels;
            }
            List<Label> cut = new ArrayList<>(labels.subList(0, MOST - 1));
            cut.add(Label.OTHERS);
            return cut;
        }

        HeatMapResponse response(UUID runId, By by, List<Label> rows, List<Label> columns, long shownFrom) {
            Map<Integer, long[]> cells = new HashMap<>();
            counts.forEach((key, cell) -> {
                int at = position(rows, key.row()) * MOST + position(columns, key.column());
                long[] sum = cells.computeIfAbsent(at, none -> new long[2]);
                sum[0] += cell[0];
                sum[1] += cell[1];
            });
            List<Cell> listed = cells.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Cell(
                            entry.getKey() / MOST,
                            entry.getKey() % MOST,
                            entry.getValue()[0],
                            mean(entry.getValue(), shownFrom)))
                    .toList();
            return new HeatMapResponse(runId, by, rows, columns, listed);
        }

        private static int position(List<Label> labels, Label label) {
            int position = labels.indexOf(label);
            return position < 0 ? labels.size() - 1 : position;
        }

        private static @Nullable Integer mean(long[] cell, long shownFrom) {
            return cell[0] < shownFrom ? null : Math.toIntExact((2 * cell[1] + cell[0]) / (2 * cell[0]));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, UUID runId) {
        NativeQuery<Tuple> query = entities.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
        return query.setParameter("run", runId).getResultList();
    }
}
