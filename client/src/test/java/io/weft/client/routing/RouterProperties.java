package io.weft.client.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.routing.Nodes.Batch;
import io.weft.client.routing.Nodes.Stream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Nodes that do whatever they like, in any order: what holds nevertheless. */
class RouterProperties {

    private static final int STEPS = 400;
    private static final int MAX_IN_FLIGHT = 5;
    private static final RoutingSettings SETTINGS = new RoutingSettings(MAX_IN_FLIGHT, 3, 25, 100, 10, 80);

    @Property(tries = 500)
    void shouldBringEachRequestToExactlyOneEndingWhateverHappens(@ForAll long seed) {
        World world = new World(seed);
        for (int i = 0; i < STEPS; i++) {
            world.step();
            world.check();
        }
        world.quieten();
        assertThat(world.nodes.endings.keySet()).isEqualTo(world.submitted);
        world.checkEndings();
        assertThat(world.nodes.router.counts()).extracting(RoutingCounts::inFlight, RoutingCounts::waiting).containsExactly(0, 0);
    }

    private static final class World {
        final SplittableRandom random;
        final Nodes nodes;
        final Set<String> submitted = new HashSet<>();
        /** Attempts of each request, and those that a node has said it did not do, or decided. */
        final Map<String, Integer> attempts = new HashMap<>();
        final Map<String, Integer> refused = new HashMap<>();
        /** Attempts on streams that answered nothing, and then said that they do not know such requests. */
        final Map<String, Integer> notTaken = new HashMap<>();
        final Set<Long> heard = new HashSet<>();
        /** Answered in time, and perhaps too late. */
        final Set<String> decided = new HashSet<>();
        final Set<String> perhapsDecided = new HashSet<>();
        final Set<Long> over = new HashSet<>();
        final Map<Batch, Set<Integer>> answered = new HashMap<>();
        int checkedBatches;

        World(long seed) {
            random = new SplittableRandom(seed);
            nodes = new Nodes(random.nextInt(1, 4), SETTINGS);
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1 -> submit();
                case 2, 3, 4 -> answerOne();
                case 5 -> anyStream().ifPresent(stream -> nodes.router.ready(stream.id()));
                case 6 -> nodes.takesMore = random.nextBoolean();
                case 7 -> nodes.nowMs += random.nextInt(150);
                case 8 -> {
                    if (random.nextInt(4) == 0) {
                        anyStream().ifPresent(stream -> end(stream, StreamEnd.values()[random.nextInt(3)]));
                    }
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        anyStream().ifPresent(random.nextBoolean()
                                ? stream -> nodes.router.draining(stream.id(), nodes.nowMs)
                                : stream -> nodes.router.abandoned(stream.id(), nodes.nowMs));
                    }
                }
            }
            nodes.turn();
        }

        void submit() {
            String request = "request " + submitted.size();
            submitted.add(request);
            nodes.submit(request, random.nextInt(1, 3_000));
        }

        Optional<Stream> anyStream() {
            List<Stream> open = nodes.opened.stream()
                    .filter(stream -> !over.contains(stream.id()) && !nodes.cancelled.contains(stream.id())).toList();
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
        }

        void end(Stream stream, StreamEnd end) {
            over.add(stream.id());
            if (end == StreamEnd.INCOMPATIBLE && !heard.contains(stream.id())) {
                nodes.sent.stream().filter(batch -> batch.stream() == stream.id())
                        .forEach(batch -> batch.requests().forEach(request -> notTaken.merge(request, 1, Integer::sum)));
            }
            nodes.router.ended(stream.id(), end, "it ended", nodes.nowMs);
        }

        /** Of any batch that was ever sent, perhaps for the second time, perhaps on a stream that is over. */
        void answerOne() {
            if (nodes.sent.isEmpty()) {
                return;
            }
            List<Batch> latest = nodes.sent.subList(Math.max(0, nodes.sent.size() - 8), nodes.sent.size());
            Batch batch = latest.get(random.nextInt(latest.size()));
            int index = random.nextInt(batch.requests().size());
            boolean isHeard = !over.contains(batch.stream()) && !nodes.cancelled.contains(batch.stream())
                    && answered.computeIfAbsent(batch, b -> new HashSet<>()).add(index);
            String request = batch.requests().get(index);
            Reply<String> reply = switch (random.nextInt(4)) {
                case 0 -> new Reply.NotDone<>("busy");
                case 1 -> new Reply.Unknown<>("who knows");
                default -> new Reply.Decided<>("done " + request);
            };
            if (isHeard && !nodes.endings.containsKey(request)) {
                if (reply instanceof Reply.NotDone) {
                    refused.merge(request, 1, Integer::sum);
                } else if (reply instanceof Reply.Decided) {
                    boolean isTimely = nodes.nowMs - batch.sentMs() < SETTINGS.lateMs();
                    (isTimely ? decided : perhapsDecided).add(request);
                }
            }
            heard.add(batch.stream());
            nodes.router.answered(batch.stream(), batch.id(), index, reply, nodes.nowMs);
        }

        void check() {
            RoutingCounts counts = nodes.router.counts();
            assertThat(counts.inFlight()).isLessThanOrEqualTo(MAX_IN_FLIGHT);
            assertThat(counts.inFlight() + counts.waiting()).isEqualTo(submitted.size() - nodes.endings.size());
            for (Batch batch : nodes.sent.subList(checkedBatches, nodes.sent.size())) {
                assertThat(batch.requests()).hasSizeBetween(1, 2).doesNotHaveDuplicates();
                assertThat(submitted).containsAll(batch.requests());
                assertThat(nodes.cancelled).doesNotContain(batch.stream());
                batch.requests().forEach(request -> attempts.merge(request, 1, Integer::sum));
            }
            checkedBatches = nodes.sent.size();
            // Nothing that was due is left undone: its owner would spin.
            assertThat(nodes.router.nextDueMs()).isGreaterThan(nodes.nowMs);
            if (nodes.endings.size() < submitted.size()) {
                assertThat(nodes.router.nextDueMs()).isLessThan(Long.MAX_VALUE);
            }
        }

        /** Nothing happens any more but that the router is woken when it wants to be. */
        void quieten() {
            while (nodes.endings.size() < submitted.size()) {
                nodes.nowMs = Math.max(nodes.nowMs, nodes.router.nextDueMs());
                nodes.turn();
                check();
            }
        }

        void checkEndings() {
            nodes.endings.forEach((request, ending) -> {
                int tried = attempts.getOrDefault(request, 0);
                if (decided.contains(request)) {
                    assertThat(ending).isEqualTo(new Ending.Answered<>("done " + request));
                } else if (ending instanceof Ending.Answered) {
                    assertThat(perhapsDecided).contains(request);
                } else if (tried == 0) {
                    assertThat(ending).isInstanceOf(Ending.NotAdmitted.class);
                } else if (ending instanceof Ending.NotAdmitted) {
                    assertThat(notTaken).containsEntry(request, tried);
                } else if (tried > refused.getOrDefault(request, 0) + notTaken.getOrDefault(request, 0)) {
                    assertThat(ending).isInstanceOf(Ending.Unknown.class);
                }
            });
        }
    }
}
