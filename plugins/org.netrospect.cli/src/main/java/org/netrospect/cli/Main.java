package org.netrospect.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.netrospect.core.cases.CaseDamagedException;
import org.netrospect.core.cases.CaseInUseException;
import org.netrospect.core.cases.NoSuchCaseException;
import org.netrospect.core.cases.ReadOnlyCaseException;
import org.netrospect.core.cases.StoreException;
import org.netrospect.core.filter.FilterTooSlowException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line: finds the command, runs it, and makes an exit code and a sentence of what goes wrong. */
public final class Main {
    static final int DONE = 0;
    static final int SOME_UNREADABLE = 1;
    static final int USAGE = 2;
    static final int CASE_UNUSABLE = 3;
    static final int CANCELLED = 130;

    private Main() {
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs one command. @return the exit code */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Console console = new Console(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        CommandLine line = commands(console);
        int code = line.execute(arguments.toArray(String[]::new));
        console.out().flush();
        if (console.out().checkError()) {
            console.say("The output could not be written to its end.");
            return SOME_UNREADABLE;
        }
        return code;
    }

    private static CommandLine commands(Console console) {
        Globals globals = new Globals(console);
        CommandLine line = new CommandLine(globals);
        line.addSubcommand("import", new ImportCommand(globals));
        line.addSubcommand("export", new ExportCommand(globals));
        line.addSubcommand("packets", new PacketsCommand(globals));
        line.addSubcommand("files", new FilesCommand(globals));
        line.addSubcommand("replay", new ReplayCommand(globals));
        line.addSubcommand("scan", new ScanCommand(globals));
        line.addSubcommand("runs", new RunsCommand(globals));
        line.addSubcommand("diff", new DiffCommand(globals));
        line.addSubcommand("dwell", new DwellCommand(globals));
        line.addSubcommand("triage", new TriageCommand(globals));
        line.addSubcommand("suppress", new SuppressCommand(globals));
        line.addSubcommand("hashsets", new HashSetsCommand(globals));
        line.addSubcommand("stream", new StreamCommand(globals));
        line.addSubcommand("verify", new VerifyCommand(globals));
        line.addSubcommand("locate", new LocateCommand(globals));
        line.addSubcommand("sql", new SqlCommand(globals));
        line.addSubcommand("cases", new CasesCommand(globals));
        line.addSubcommand("tables", new TablesCommand(globals));
        line.addSubcommand("demo", new DemoCommand(globals));
        line.addSubcommand("version", new VersionCommand(globals));
        line.addSubcommand("help", new HelpCommand(globals));
        line.setAbbreviatedOptionsAllowed(false);
        line.setOverwrittenOptionsAllowed(false);
        line.setParameterExceptionHandler((e, args) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(console, e));
        return line;
    }

    private static int usage(Console console, ParameterException e) {
        console.say(e.getMessage());
        String command = e.getCommandLine().getCommandName();
        console.say("netrospect".equals(command) ? "See: netrospect help" : "See: netrospect help " + command);
        return USAGE;
    }

    private static int failed(Console console, Exception e) {
        console.say(e.getMessage() == null ? e.toString() : e.getMessage());
        return switch (e) {
            case UsageException u -> USAGE;
            case FilterTooSlowException f -> USAGE;
            case NoSuchCaseException n -> USAGE;
            case CaseInUseException c -> CASE_UNUSABLE;
            case CaseDamagedException c -> CASE_UNUSABLE;
            case StoreException s -> CASE_UNUSABLE;
            case ReadOnlyCaseException r -> CASE_UNUSABLE;
            case IOException io -> SOME_UNREADABLE;
            case UncheckedIOException io -> SOME_UNREADABLE;
            default -> {
                e.printStackTrace(console.err());
                yield CASE_UNUSABLE;
            }
        };
    }
}
