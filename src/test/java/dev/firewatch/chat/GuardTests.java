package dev.firewatch.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.firewatch.Deadline;
import dev.firewatch.people.Platform;
import dev.firewatch.testing.FakeChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class GuardTests {

	private static final Action AGAIN = new Action("again-please", null, "the key");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final CommandExecutor executor = new CommandExecutor(ArithmeticException.class::isInstance,
			new CommandLog(meters));

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void listen() {
		lines.start();
		log().setLevel(Level.INFO);
		log().addAppender(lines);
	}

	@AfterEach
	void close() {
		log().detachAppender(lines);
		log().setLevel(null);
		executor.close();
	}

	private static Logger log() {
		return (Logger) LoggerFactory.getLogger("dev.firewatch.commands");
	}

	private static TypedText typed(String text) {
		return TypedText.text(Platform.SLACK, text, () -> AGAIN);
	}

	private static Map<String, String> said(ILoggingEvent line) {
		return line.getKeyValuePairs().stream().collect(Collectors.toMap(p -> p.key, p -> String.valueOf(p.value)));
	}

	@Test
	void recordsOneLinePerActWithoutItsText(CapturedOutput output) {
		executor.act("note", typed("note the password is hunter2"), () -> Reply.say("hunter2 was noted"));

		assertThat(lines.list).hasSize(1);
		assertThat(said(lines.list.get(0))).containsOnlyKeys("verb", "outcome", "ms", "platform", "reference")
			.containsEntry("verb", "note")
			.containsEntry("outcome", "say")
			.containsEntry("platform", "slack");
		assertThat(lines.list.get(0).getFormattedMessage())
			.matches("verb=note outcome=say ms=\\d+ platform=slack reference=[0-9a-f]{8}");
		assertThat(output).doesNotContain("hunter2");
		assertThat(meters.get("firewatch.commands").tags("verb", "note", "outcome", "say").timer().count()).isOne();
	}

	@Test
	void tellsAFaultWithTheReferenceThatTheLineHas() {
		Reply reply = executor.act("fix", typed("fix it"), () -> {
			throw new IllegalStateException("broken");
		});

		Map<String, String> line = said(lines.list.get(0));
		assertThat(line).containsEntry("outcome", "fault");
		assertThat(FakeChat.text(reply)).contains("reference " + line.get("reference"));
	}

	@Test
	void handsTheTextBackWhenItIsUnknownIfItWasSaved() {
		Reply reply = executor.act("note", typed("note all of it"), () -> {
			throw new ArithmeticException("the storage's own");
		});

		assertThat(FakeChat.text(reply)).isEqualTo("""
				I could not confirm this was saved. Nothing is lost: your text is below.
				note all of it
				[Try again]""");
		assertThat(said(lines.list.get(0))).containsEntry("outcome", "unconfirmed");
	}

	@Test
	void leavesAFormOpenWhateverHappens() {
		Reply unknown = executor.act("note", TypedText.form(Platform.SLACK, "text"), () -> {
			throw new ArithmeticException("the storage's own");
		});
		Reply fault = executor.act("note", TypedText.form(Platform.SLACK, "text"), () -> {
			throw new IllegalStateException("broken");
		});

		assertThat(unknown).isInstanceOf(Reply.Correct.class);
		assertThat(fault).isInstanceOf(Reply.Correct.class);
	}

	@Test
	void answersInTimeAndBeginsNothingAfterwardsHoweverManyAsk() throws Exception {
		int people = 200;
		AtomicInteger begun = new AtomicInteger();
		CountDownLatch release = new CountDownLatch(1);
		ExecutorService crowd = Executors.newFixedThreadPool(people);
		List<Future<Reply>> replies = new ArrayList<>();
		long start = System.nanoTime();

		for (int n = 0; n < people; n++) {
			replies.add(crowd.submit(() -> executor.act("note", typed("note of one of many"), () -> {
				begun.incrementAndGet();
				wait(release);
				return Reply.say("done");
			})));
		}
		List<String> said = new ArrayList<>();
		for (Future<Reply> reply : replies) {
			said.add(FakeChat.text(reply.get(3, TimeUnit.SECONDS)));
		}

		assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(3_000);
		assertThat(said).allMatch(text -> text.endsWith("your text is below.\nnote of one of many\n[Try again]"));
		assertThat(said).anyMatch(text -> text.startsWith("Too much is going on at once"));
		int working = begun.get();
		release.countDown();
		// One more gets a thread only once nothing waits before it.
		assertThat(FakeChat.text(executor.act("note", typed("later"), () -> Reply.say("done")))).isEqualTo("done");
		assertThat(begun.get()).isEqualTo(working).isLessThanOrEqualTo(32);
		assertThat(lines.list).hasSize(people + 1);
		crowd.shutdown();
	}

	private static void wait(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void givesWhatIsDoneForAnAnswerADeadline() {
		boolean known = executor.answer(typed("x"), () -> Deadline.current().isPresent(), reply -> false);
		String verb = executor.answer(typed("x"), () -> {
			executor.act("note", typed("x"), () -> Reply.say("done"));
			return Thread.currentThread().getName();
		}, reply -> "");

		assertThat(known).isTrue();
		assertThat(verb).isEqualTo("command");
		assertThat(Deadline.current()).isEmpty();
		assertThat(lines.list).hasSize(1);
	}

}
