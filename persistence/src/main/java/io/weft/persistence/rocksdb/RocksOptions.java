package io.weft.persistence.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is set up. Owns the native objects; closed after the database. */
final class RocksOptions implements AutoCloseable {

    private static final long SMALL_MEMTABLE_BYTES = 8L << 20;
    private static final long CACHE_BYTES = 64L << 20;
    private static final long INFO_LOG_BYTES = 8L << 20;
    private static final int INFO_LOGS = 4;
    private static final int FILES_BEFORE_MERGE = 64;
    private static final int MOST_FILES = 1024;

    static {
        RocksDB.loadLibrary();
    }

    private final List<RocksObject> owned = new ArrayList<>();
    private final DBOptions db;
    private final List<ColumnFamilyDescriptor> columns = new ArrayList<>();
    private final Options files;

    /** @param create whether there is no journal yet */
    RocksOptions(RocksJournalSettings settings, boolean create) {
        db = own(DBOptions.getDBOptionsFromProps(notInJavaApi()));
        db.setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(create)
                .setParanoidChecks(true)
                // An unfinished end was cut off before; whatever else is wrong with a log is a reason not to start.
                .setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency)
                // In a recycled log, old records behind the end can't be told from broken new ones (rule 24).
                .setRecycleLogFileNum(0)
                .setMaxTotalWalSize(settings.maxWalBytes())
                // Rule 23: nothing is tried again after an error of the disk.
                .setMaxBgErrorResumeCount(0)
                .setAllowMmapReads(false)
                .setAllowMmapWrites(false)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_BYTES)
                .setKeepLogFileNum(INFO_LOGS)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
        Cache cache = own(new LRUCache(CACHE_BYTES));
        for (Column column : Column.values()) {
            columns.add(new ColumnFamilyDescriptor(column.storedName(), columnOptions(column, settings, cache)));
        }
        files = own(new Options()).setTableFormatConfig(table(cache)).setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    DBOptions db() {
        return db;
    }

    /** Of files of rows that are written outside of the database. */
    Options files() {
        return files;
    }

    /** In the order of {@link Column}. */
    List<ColumnFamilyDescriptor> columns() {
        return columns;
    }

    @Override
    public void close() {
        for (int i = owned.size() - 1; i >= 0; i--) {
            owned.get(i).close();
        }
    }

    /** With this a log file that is missing, or shorter than it was when the next one was begun, fails the open. */
    private static Properties notInJavaApi() {
        Properties properties = new Properties();
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        return properties;
    }

    private ColumnFamilyOptions columnOptions(Column column, RocksJournalSettings settings, Cache cache) {
        boolean large = column == Column.ROWS;
        return own(new ColumnFamilyOptions())
                .setTableFormatConfig(table(cache))
                .setCompressionType(
                        column == Column.ROWS ? CompressionType.LZ4_COMPRESSION : CompressionType.NO_COMPRESSION)
                .setWriteBufferSize(Math.min(settings.memtableBytes(), large ? Long.MAX_VALUE : SMALL_MEMTABLE_BYTES))
                .setMaxBytesForLevelBase(4 * settings.memtableBytes())
                .setTargetFileSizeBase(settings.memtableBytes())
                // Each checkpoint adds some to the rows, which are read only when an entity is recovered: seldom merged is merged
                // cheaply. The other columns are small.
                .setLevel0FileNumCompactionTrigger(FILES_BEFORE_MERGE)
                .setLevel0SlowdownWritesTrigger(MOST_FILES)
                .setLevel0StopWritesTrigger(MOST_FILES)
                .setForceConsistencyChecks(true);
    }

    private static BlockBasedTableConfig table(Cache cache) {
        return new BlockBasedTableConfig().setBlockCache(cache).setFormatVersion(6);
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }
}
