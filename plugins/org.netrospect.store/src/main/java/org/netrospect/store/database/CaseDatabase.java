package org.netrospect.store.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.netrospect.core.cases.CaseDamagedException;
import org.netrospect.core.cases.StoreException;

/**
 * The Derby database of one case. The caller holds the case's lock. Any thread; each piece of work has its own
 * connection.
 */
public final class CaseDatabase implements Closeable {
    /** Name of the file of its own messages. */
    public static final String MESSAGES = "derby.log";
    private static final String DATABASE_SHUT_DOWN = "08006";
    /** How Derby passes on what the operating system said. */
    private static final Pattern WRAPPED = Pattern.compile("Java exception: '(.*?)(?:: java\\.[\\w.]+)?'");

    private final Path folder;

    private CaseDatabase(Path folder) {
        this.folder = folder;
    }

    /** Work in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Makes a database in a folder that does not exist. @param log folder of Derby's own messages */
    public static CaseDatabase create(Path folder, Path log) throws IOException {
        CaseDatabase database = new CaseDatabase(folder);
        database.start(log, true);
        try {
            database.transaction("making its tables", connection -> {
                Migrations.migrate(connection, 0);
                return true;
            });
        } catch (StoreException e) {
            database.closeAfter(e);
            throw e;
        }
        return database;
    }

    /**
     * Opens a database and brings it to the current version.
     *
     * @throws CaseDamagedException it cannot be opened or was made by a newer version
     */
    public static CaseDatabase open(Path folder, Path log) throws IOException {
        CaseDatabase database = new CaseDatabase(folder);
        database.start(log, false);
        try {
            int version = database.transaction("reading its version", Migrations::version);
            if (version > Migrations.CURRENT) {
                throw new CaseDamagedException("The case in " + folder.getParent() + " was made by a newer version of"
                        + " Netrospect (schema " + version + ", this one knows " + Migrations.CURRENT
                        + "); open it with that version.");
            }
            if (version < Migrations.CURRENT) {
                database.transaction("bringing it to schema " + Migrations.CURRENT, connection -> {
                    Migrations.migrate(connection, version);
                    return true;
                });
            }
        } catch (CaseDamagedException | StoreException e) {
            database.closeAfter(e);
            throw e;
        }
        return database;
    }

    /**
     * Opens a database where nothing can be written.
     *
     * @param log folder that can be written
     * @throws CaseDamagedException it cannot be opened or was made by another version
     */
    public static CaseDatabase read(Path folder, Path log) throws IOException {
        CaseDatabase database = new CaseDatabase(folder);
        database.start(log, false);
        try {
            int version = database.transaction("reading its version", Migrations::version);
            if (version != Migrations.CURRENT) {
                throw new CaseDamagedException("The case in " + folder.getParent() + " was made by another version of"
                        + " Netrospect (schema " + version + ", this one knows " + Migrations.CURRENT + ") and cannot"
                        + " be changed where it is. Copy the workspace to where it can be written.");
            }
        } catch (CaseDamagedException | StoreException e) {
            database.closeAfter(e);
            throw e;
        }
        return database;
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void start(Path log, boolean create) throws IOException {
        // Derby reads these once in the life of the process, when the first database starts
        System.setProperty("derby.system.home", log.toString());
        System.setProperty("derby.stream.error.file", log.resolve(MESSAGES).toString());
        if (folder.toString().indexOf(';') >= 0) {
            throw new CaseDamagedException("The case cannot lie in " + folder
                    + ": the database takes no path with a semicolon. Choose another folder for the workspace.");
        }
        EmbeddedDataSource source = source();
        if (create) {
            source.setCreateDatabase("create");
        }
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            throw new CaseDamagedException("The database in " + folder + " cannot be " + (create ? "made" : "opened")
                    + ": " + reason(e) + ". The captures themselves are untouched.");
        }
    }

    private EmbeddedDataSource source() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        return source;
    }

    /** A connection without automatic commit, to be closed by the caller. */
    Connection connect() throws SQLException {
        Connection connection = source().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Runs work and commits it.
     *
     * @param doing for the message if it fails: {@code reading the notes}
     * @throws StoreException it failed, and nothing of it was done
     */
    public <T> T transaction(String doing, Work<T> work) {
        try (Connection connection = connect()) {
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
                throw e;
            }
        } catch (SQLException e) {
            throw failure(doing, e);
        }
    }

    /** What to throw when the database failed. */
    StoreException failure(String doing, SQLException e) {
        return new StoreException("The database of the case in " + folder.getParent() + " failed while " + doing + ": "
                + reason(e) + ". Nothing of this step was kept.", e);
    }

    /** The innermost message: the one that names the cause. */
    private static String reason(SQLException e) {
        SQLException last = e;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        String message = WRAPPED.matcher(String.valueOf(last.getMessage()).strip()).replaceFirst("$1");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    @Override
    public void close() throws IOException {
        EmbeddedDataSource source = source();
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            // Derby answers every shutdown with an exception; this state says that it went well
            if (!DATABASE_SHUT_DOWN.equals(e.getSQLState())) {
                throw new IOException("The database in " + folder + " could not be closed: " + reason(e) + ".", e);
            }
        }
    }
}
