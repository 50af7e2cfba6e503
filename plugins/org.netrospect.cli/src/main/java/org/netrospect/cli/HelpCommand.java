package org.netrospect.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code help [COMMAND]}. */
@Command(name = "help", description = "Explains a command.")
final class HelpCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private Optional<String> command = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Globals globals;

    HelpCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        CommandLine top = spec.parent().commandLine();
        CommandLine chosen = command.map(name -> Optional.ofNullable(top.getSubcommands().get(name))
                .orElseThrow(() -> new UsageException("There is no command " + name + ". See: netrospect help")))
                .orElse(top);
        chosen.usage(globals.console().out());
        return Main.DONE;
    }
}
