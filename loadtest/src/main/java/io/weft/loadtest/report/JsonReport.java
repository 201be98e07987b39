package io.weft.loadtest.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weft.loadtest.result.AuditResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.OperationResult;
import io.weft.loadtest.result.RunDescription;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.result.TotalResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as a file for programs, and for comparing runs later. One object:
 * <pre>
 * format      2
 * run         workload, address, startedAt (ISO 8601, UTC), weftVersion, pace, seed, accounts, connections, batch,
 *             inFlight, warmUpMs, measuredMs, shards, coordinators, machine
 * operations  for each: name, outcomes (an object: count by name), retries, latency
 * total       committed, rejected, reads, retries, committedPerSecond, latency, nodeUsPerCommit, clientUsPerCommit,
 *             crossShardPercent, syncsPerSecond, journaledBytesPerCommit, databaseUsPerCommit, messagesPerCommit,
 *             messageBytesPerCommit
 * audit       checks, failures (sentences); a run with failures is a failed run
 * warnings    sentences
 * seconds     for each: second, warmUp, ended, committed, rejected, retries, inFlight, latency, behindUs, nodeMillis,
 *             clientMillis (processor time)
 * </pre>
 * A latency is: count, p50Us, p90Us, p99Us, p999Us, maxUs. What is unknown is -1. A program that reads it ignores fields
 * that it does not know; a field that is renamed, dropped or given another meaning makes another format.
 */
public final class JsonReport {

    static final int FORMAT = 2;

    /** A day is 86,400 seconds of some 300 bytes each; what is far larger is something else. */
    static final long MAX_BYTES = 128 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private static final String WHAT_TO_DO = "name a file that `weft loadtest --json` wrote";

    private JsonReport() {}

    /** The one field that files of every format have; of any type, so that a wrong one is told apart from broken JSON. */
    private record Head(Object format) {}

    private record Shape(RunDescription run, List<OperationResult> operations, List<SecondResult> seconds, TotalResult total,
            AuditResult audit, List<String> warnings) {

        LoadResult result() {
            return new LoadResult(run, operations, seconds, total, audit, warnings);
        }
    }

    /**
     * @throws IOException if the file can't be written; names it
     */
    public static void write(LoadResult result, Path file) throws IOException {
        ReportFile.write(file, out -> {
            out.write("{\n\"format\": " + FORMAT);
            write(out, "run", result.run());
            writeAll(out, "operations", result.operations());
            write(out, "total", result.total());
            write(out, "audit", result.audit());
            writeAll(out, "warnings", result.warnings());
            writeAll(out, "seconds", result.seconds());
            out.write("\n}\n");
        });
    }

    /**
     * @throws IOException if there is no such file, or it is not such a report; says which file, what is wrong and what
     *                     to do
     */
    public static LoadResult read(Path file) throws IOException {
        requireFile(file);
        try {
            requireFormat(file, MAPPER.readValue(file.toFile(), Head.class).format());
            return MAPPER.readValue(file.toFile(), Shape.class).result();
        } catch (DatabindException e) {
            throw new IOException(place(file, e) + ": is not a report of a load run: " + field(e)
                    + " is missing or is not what it should be; " + WHAT_TO_DO, e);
        } catch (JsonProcessingException e) {
            throw new IOException(place(file, e) + ": is not JSON, or was cut off: " + e.getOriginalMessage() + "; "
                    + WHAT_TO_DO, e);
        }
    }

    private static void write(Writer out, String name, Object value) throws IOException {
        out.write(",\n\"" + name + "\": " + MAPPER.writeValueAsString(value));
    }

    /** One line for each, so that the file can be read by people and by tools that read lines. */
    private static void writeAll(Writer out, String name, List<?> values) throws IOException {
        out.write(",\n\"" + name + "\": [");
        String separator = "\n";
        for (Object value : values) {
            out.write(separator + MAPPER.writeValueAsString(value));
            separator = ",\n";
        }
        out.write("]");
    }

    private static void requireFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file; " + WHAT_TO_DO);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": has more than " + MAX_BYTES + " bytes, so it is not the report of a load run; "
                    + WHAT_TO_DO);
        }
    }

    private static void requireFormat(Path file, Object format) throws IOException {
        if (!Integer.valueOf(FORMAT).equals(format)) {
            throw new IOException(file + ": has the format " + format + ", but this version of Weft reads format " + FORMAT
                    + " alone; run the load again with this version, or read the file with the version that wrote it");
        }
    }

    /** Such as "the field operations[2].latency". */
    private static String field(DatabindException e) {
        if (!(e instanceof JsonMappingException) || ((JsonMappingException) e).getPath().isEmpty()) {
            return "its content";
        }
        StringBuilder path = new StringBuilder("the field ");
        for (JsonMappingException.Reference reference : ((JsonMappingException) e).getPath()) {
            boolean isElement = reference.getFieldName() == null;
            String name = isElement ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
            path.append(name);
        }
        return path.toString().replace("field .", "field ");
    }

    private static String place(Path file, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? file.toString()
                : file + ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
