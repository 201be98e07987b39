package io.weft.local.cassandra;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings file of a node: small caches and few threads for a machine of few cores, long timeouts since it may be busy
 * with tests, and nothing acknowledged before it is durable.
 */
final class CassandraYaml {

    private static final String FIXED = """
            num_tokens: 1
            auto_bootstrap: false
            partitioner: org.apache.cassandra.dht.Murmur3Partitioner
            endpoint_snitch: SimpleSnitch
            dynamic_snitch: false
            storage_compatibility_mode: NONE
            uuid_sstable_identifiers_enabled: true
            sstable:
              selected_format: bti
            paxos_variant: v2
            commitlog_segment_size: 32MiB
            commitlog_disk_access_mode: auto
            commitlog_total_space: 1GiB
            memtable_allocation_type: heap_buffers
            memtable_flush_writers: 1
            concurrent_reads: 4
            concurrent_writes: 8
            concurrent_counter_writes: 2
            concurrent_materialized_view_writes: 2
            concurrent_compactors: 1
            native_transport_max_threads: 8
            compaction_throughput: 32MiB/s
            key_cache_size: 16MiB
            row_cache_size: 0MiB
            counter_cache_size: 0MiB
            file_cache_size: 64MiB
            networking_cache_size: 32MiB
            prepared_statements_cache_size: 8MiB
            column_index_size: 4KiB
            disk_access_mode: mmap_index_only
            read_request_timeout: 10s
            range_request_timeout: 20s
            write_request_timeout: 10s
            cas_contention_timeout: 5s
            request_timeout: 20s
            slow_query_log_timeout: 0ms
            authenticator: AllowAllAuthenticator
            authorizer: AllowAllAuthorizer
            hinted_handoff_enabled: false
            cdc_enabled: false
            auto_snapshot: false
            snapshot_before_compaction: false
            materialized_views_enabled: false
            user_defined_functions_enabled: false
            sasi_indexes_enabled: false
            transient_replication_enabled: false
            """;

    private CassandraYaml() {}

    static String of(NodeSettings node) {
        Path data = node.data();
        return "cluster_name: weft-local\n"
                + "initial_token: " + node.token() + "\n"
                + "listen_address: " + node.host() + "\n"
                + "rpc_address: " + node.host() + "\n"
                + "native_transport_port: " + node.cluster().nativePort() + "\n"
                + "storage_port: " + node.cluster().storagePort() + "\n"
                + "seed_provider:\n"
                + "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n"
                + "    parameters:\n"
                + "      - seeds: \"" + node.seeds() + "\"\n"
                + "data_file_directories:\n"
                + "  - " + quoted(data.resolve("tables")) + "\n"
                + "commitlog_directory: " + quoted(data.resolve("commitlog")) + "\n"
                + "saved_caches_directory: " + quoted(data.resolve("caches")) + "\n"
                + "hints_directory: " + quoted(data.resolve("hints")) + "\n"
                + "cdc_raw_directory: " + quoted(data.resolve("cdc")) + "\n"
                + node.cluster().commitLogSync().yaml()
                + memory(node.cluster().heapMb())
                + usual(node.cluster().extra().yaml())
                + extra(node.cluster().extra().yaml());
    }

    /** Frames that a checkpoint has made void while they were in memory need not be written to tables. */
    private static String memory(int heapMb) {
        return "memtable_heap_space: " + heapMb / 4 + "MiB\n"
                + "memtable_offheap_space: " + heapMb / 4 + "MiB\n";
    }

    /** Without what is set in another way. */
    private static String usual(Map<String, String> extra) {
        return FIXED.lines().filter(line -> !extra.containsKey(line.substring(0, line.indexOf(':'))))
                .map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String extra(Map<String, String> extra) {
        return extra.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** YAML's single quotes: nothing in them is special but the quote itself. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
