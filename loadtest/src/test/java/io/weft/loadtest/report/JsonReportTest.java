package io.weft.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.result.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("run.json");
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        for (LoadResult result : List.of(SampleResults.clean(), SampleResults.broken())) {
            // given
            JsonReport.write(result, file);

            // when
            LoadResult read = JsonReport.read(file);

            // then
            assertThat(read).isEqualTo(result);
        }
    }

    /** Programs of others depend on it: another shape is another format. */
    @Test
    void shouldHaveTheDocumentedShape() throws IOException {
        // when
        JsonReport.write(SampleResults.clean(), file);

        // then
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertThat(root.get("format").intValue()).isEqualTo(2);
        assertThat(names(root)).containsExactly("format", "run", "operations", "total", "audit", "warnings", "seconds");
        assertThat(names(root.get("run"))).containsExactly("workload", "address", "startedAt", "weftVersion", "pace", "seed",
                "accounts", "connections", "batch", "inFlight", "warmUpMs", "measuredMs", "shards", "coordinators", "machine");
        assertThat(names(root.get("operations").get(0))).containsExactly("name", "outcomes", "retries", "latency");
        assertThat(names(root.get("operations").get(0).get("latency"))).containsExactly("count", "p50Us", "p90Us", "p99Us", "p999Us",
                "maxUs");
        assertThat(names(root.get("seconds").get(0))).containsExactly("second", "warmUp", "ended", "committed", "rejected", "retries",
                "inFlight", "latency", "behindUs", "nodeMillis", "clientMillis");
        assertThat(names(root.get("total"))).containsExactly("committed", "rejected", "reads", "retries", "committedPerSecond",
                "latency", "nodeUsPerCommit", "clientUsPerCommit", "crossShardPercent", "syncsPerSecond", "journaledBytesPerCommit",
                "databaseUsPerCommit", "messagesPerCommit", "messageBytesPerCommit");
        assertThat(names(root.get("audit"))).containsExactly("checks", "failures");
    }

    @Test
    void shouldIgnoreFieldsThatItDoesNotKnow() throws IOException {
        // given
        JsonReport.write(SampleResults.clean(), file);
        Files.writeString(file, Files.readString(file).replace("\"workload\"", "\"colour\":{\"is\":[1]},\"workload\""));

        // when
        LoadResult read = JsonReport.read(file);

        // then
        assertThat(read).isEqualTo(SampleResults.clean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"2\"", "1.5"})
    void shouldRefuseAnotherFormat(String format) throws IOException {
        // given
        JsonReport.write(SampleResults.clean(), file);
        Files.writeString(file, Files.readString(file).replace("\"format\": 2", "\"format\": " + format));

        // when, then
        assertRefused("has the format", "reads format 2 alone", "run the load again");
    }

    @Test
    void shouldSayWhereAFileWasCutOff() throws IOException {
        // given
        JsonReport.write(SampleResults.clean(), file);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 40));

        // when, then
        assertRefused(", line ", "column", "is not JSON, or was cut off", "weft loadtest --json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<html>", "{\"format\": 2} {}", "{\"format\": 2,"})
    void shouldRefuseWhatIsNoJson(String text) throws IOException {
        // given
        Files.writeString(file, text);

        // when, then
        assertRefused("is not", "weft loadtest --json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"format\": 2}", "{\"format\": 2, \"run\": 5}", "{\"format\": 2, \"run\": null}",
            "{\"format\": null}"})
    void shouldRefuseJsonOfSomethingElse(String text) throws IOException {
        // given
        Files.writeString(file, text);

        // when, then
        assertRefused("is not a report of a load run", "weft loadtest --json");
    }

    @Test
    void shouldSayThatAFieldIsMissing() throws IOException {
        // given
        JsonReport.write(SampleResults.clean(), file);
        Files.writeString(file, Files.readString(file).replace("\"seed\"", "\"sead\""));

        // when, then
        assertRefused("is not a report of a load run: the field run.seed is missing or is not what it should be");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"committed\":208412|\"committed\":null|operations[0].outcomes",
            "\"p50Us\":14100|\"p50Us\":\"soon\"|operations[0].latency.p50Us", "\"seconds\": [|\"seconds\": [null,|seconds",
            "\"warnings\": [|\"warnings\": [null|warnings", "\"checks\":[|\"checks\":[null,|audit.checks"})
    void shouldNameTheFieldThatIsWrong(String right, String wrong, String field) throws IOException {
        // given
        JsonReport.write(SampleResults.clean(), file);
        Files.writeString(file, Files.readString(file).replace(right, wrong));

        // when, then
        assertRefused("is not a report of a load run: the field " + field);
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        // when, then
        assertRefused("there is no such file", "weft loadtest --json");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> JsonReport.read(file)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("Feature");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
