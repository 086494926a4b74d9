package dev.firewatch.chat;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.firewatch.DatabaseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an answer within the time a platform waits for it, and turns a fault into one
 * sentence with a reference that the log has too. Everybody gets an answer, and work
 * stops once its answer is given.
 */
public final class CommandExecutor implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(CommandExecutor.class);

	/**
	 * Slack gives up after 3 s. The rest is for sending the answer, and for a busy
	 * machine.
	 */
	private static final Duration TIME_TO_WORK = Duration.ofMillis(2_100);

	/** Work that ends at its own deadline has the best answer. */
	private static final long MILLIS_TO_END = 100;

	private static final int THREADS = 32;

	private static final int WAITING = THREADS * 4;

	private static final String UNCONFIRMED = "I could not confirm this was saved.";

	private final Predicate<Throwable> storageFault;

	private final CommandLog commands;

	private final ThreadPoolExecutor workers;

	/**
	 * @param storageFault whether something may have been saved despite a fault
	 */
	public CommandExecutor(Predicate<Throwable> storageFault, CommandLog commands) {
		this.storageFault = storageFault;
		this.commands = commands;
		workers = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
				runnable -> {
					Thread thread = new Thread(runnable, "command");
					thread.setDaemon(true);
					return thread;
				});
		workers.allowCoreThreadTimeOut(true);
		commands.watch(workers);
	}

	/**
	 * Does everything a gateway needs for an answer, from looking up the caller on, or
	 * hands back what was typed.
	 * @param instead turns the sentence that says it can't be done into an answer; must
	 * not wait for anything
	 */
	public <T> T answer(TypedText typed, Supplier<T> work, Function<Reply, T> instead) {
		CommandTrace commandTrace = new CommandTrace(typed.platform(), TIME_TO_WORK);
		FutureTask<T> task = new FutureTask<>(() -> commandTrace.during(work));
		try {
			workers.execute(task);
			T answer = task.get(commandTrace.deadline().left().toMillis() + MILLIS_TO_END, TimeUnit.MILLISECONDS);
			commands.answered(commandTrace);
			return answer;
		}
		catch (RejectedExecutionException busy) {
			return instead.apply(notDone(commandTrace, "busy",
					typed.handedBack("Too much is going on at once: this was not saved.")));
		}
		catch (TimeoutException late) {
			// Work still waiting for a thread is not begun; work already begun ends soon,
			// as the database gives it no more time.
			task.cancel(false);
			workers.remove(task);
			return instead.apply(notDone(commandTrace, "unconfirmed", typed.handedBack(UNCONFIRMED)));
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
			return instead.apply(notDone(commandTrace, "unconfirmed", typed.handedBack(UNCONFIRMED)));
		}
		catch (ExecutionException fault) {
			Reply reply = explained(commandTrace, fault.getCause() == null ? fault : fault.getCause(), typed);
			commands.answered(commandTrace);
			return instead.apply(reply);
		}
	}

	private Reply notDone(CommandTrace commandTrace, String outcome, Reply reply) {
		commandTrace.came(outcome);
		commands.answered(commandTrace);
		return reply;
	}

	/**
	 * Lets a verb act, within a gateway's work or on its own.
	 * @param verb its name, from a fixed list
	 */
	public Reply act(String verb, TypedText typed, Supplier<Reply> work) {
		return CommandTrace.current()
			.map(commandTrace -> acted(commandTrace, verb, typed, work))
			.orElseGet(() -> answer(typed, () -> act(verb, typed, work), Function.identity()));
	}

	private Reply acted(CommandTrace commandTrace, String verb, TypedText typed, Supplier<Reply> work) {
		commandTrace.is(verb);
		try {
			Reply reply = work.get();
			commandTrace.came(reply.getClass().getSimpleName().toLowerCase(Locale.ROOT));
			return reply;
		}
		catch (RuntimeException fault) {
			return explained(commandTrace, fault, typed);
		}
	}

	private Reply explained(CommandTrace commandTrace, Throwable fault, TypedText typed) {
		if (storageFault.test(fault)) {
			// No stack: while the database is away there would be one for each command.
			log.warn("Unconfirmed {}: {}", commandTrace.reference(), DatabaseFault.words(fault));
			commandTrace.came("unconfirmed");
			return typed.handedBack(UNCONFIRMED);
		}
		if (DatabaseFault.isTold(fault)) {
			// What a server says may quote the command, and so what people typed.
			log.error("Fault {}: {}", commandTrace.reference(), DatabaseFault.words(fault));
		}
		else {
			log.error("Fault {}", commandTrace.reference(), fault);
		}
		commandTrace.came("fault");
		return typed.told("Something went wrong on our side, and this was not done. Try it again; if it happens "
				+ "once more, give an administrator the reference " + commandTrace.reference() + ".");
	}

	@Override
	public void close() {
		workers.shutdown();
	}

}
