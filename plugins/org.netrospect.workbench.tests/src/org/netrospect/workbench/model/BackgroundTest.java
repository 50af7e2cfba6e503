package org.netrospect.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.model.ContextListener.Message;

class BackgroundTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> messages = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final CaseUse use = new CaseUse();
    private Shell shell;
    private Background background;

    @BeforeEach
    void make() {
        ui(() -> {
            shell = new Shell(Display.getCurrent());
            background = new Background(shell, threads, messages::add, () -> use);
        });
    }

    @AfterEach
    void end() {
        ui(shell::dispose);
        threads.shutdown();
    }

    @Test
    void showsOnlyTheLatestOfManyQuestions() {
        ui(() -> IntStream.range(0, 20).forEach(i -> background.run("Asking", cancelled -> i, shown::add)));
        until("the last answer", () -> shown.contains(19));
        assertEquals(List.of(19), ui(() -> List.copyOf(shown)));
    }

    @Test
    void makesEveryChangeInOrder() {
        List<Integer> made = new ArrayList<>();
        ui(() -> IntStream.range(0, 20).forEach(i -> background.change("Changing", cancelled -> made.add(i),
                added -> shown.add(i))));
        until("the last change", () -> shown.contains(19));
        assertEquals(IntStream.range(0, 20).boxed().toList(), made);
        assertEquals(made, ui(() -> List.copyOf(shown)));
    }

    @Test
    void aCaseIsClosedWhenTheLastWhoReadsItHasEnded() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        List<Boolean> seen = new ArrayList<>();
        ui(() -> background.run("Reading", cancelled -> {
            reading.countDown();
            goOn.await();
            return closed.get();
        }, seen::add));
        assertTrue(reading.await(30, TimeUnit.SECONDS));
        use.close(() -> closed.set(true));
        ui(() -> background.run("Reading later", cancelled -> seen.add(true), done -> {
        }));
        goOn.countDown();
        until("the end", closed::get);
        until("what was read", () -> !seen.isEmpty());
        assertEquals(List.of(false), ui(() -> List.copyOf(seen)));
        assertEquals(List.of(), messages);
    }

    @Test
    void makesAChangeThoughTheWidgetGoes() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch made = new CountDownLatch(1);
        ui(() -> {
            background.change("Changing", cancelled -> {
                gone.await();
                return 1;
            }, shown::add);
            background.change("Changing", cancelled -> {
                made.countDown();
                return 2;
            }, shown::add);
            shell.dispose();
        });
        gone.countDown();
        made.await();
        assertEquals(List.of(), ui(() -> List.copyOf(shown)));
    }

    @Test
    void tellsOfAnErrorAndGoesOn() {
        ui(() -> background.run("Asking", cancelled -> {
            throw new OutOfMemoryError("no memory is left");
        }, value -> shown.add(0)));
        until("the sentence", () -> !messages.isEmpty());
        String sentence = ui(() -> messages.getFirst().sentence());
        assertTrue(sentence.startsWith("Asking did not work: no memory is left."), sentence);
        ui(() -> background.run("Asking", cancelled -> 7, shown::add));
        until("the next answer", () -> shown.contains(7));
    }
}
