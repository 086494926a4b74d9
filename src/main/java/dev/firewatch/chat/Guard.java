package dev.firewatch.chat;

import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an answer within the time a platform waits for it, and turns a fault into one
 * sentence with a reference that the log has too.
 */
public final class Guard implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Guard.class);

	/** Slack gives up after 3 s; half a second is left for the way. */
	private static final long MILLIS_TO_ANSWER = 2_500;

	private static final int THREADS = 32;

	private final Predicate<Throwable> storageFault;

	private final ExecutorService workers;

	/**
	 * @param storageFault whether a fault leaves open if something was saved
	 */
	public Guard(Predicate<Throwable> storageFault) {
		this.storageFault = storageFault;
		ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(THREADS * 4), runnable -> {
					Thread thread = new Thread(runnable, "command");
					thread.setDaemon(true);
					return thread;
				});
		pool.allowCoreThreadTimeOut(true);
		this.workers = pool;
	}

	Reply guarded(Caller caller, Supplier<Reply> work, Supplier<@Nullable Action> retry, String typed) {
		Future<Reply> future;
		try {
			future = workers.submit(work::get);
		}
		catch (RejectedExecutionException busy) {
			return Reply.whisper("Too much is going on at once. Nothing was saved; send it again in a moment.");
		}
		try {
			return future.get(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException late) {
			log.warn("An answer took longer than {} ms", MILLIS_TO_ANSWER);
			return unconfirmed(retry.get(), typed);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return unconfirmed(retry.get(), typed);
		}
		catch (ExecutionException fault) {
			return explained(fault.getCause() == null ? fault : fault.getCause(), retry, typed);
		}
	}

	private Reply explained(Throwable fault, Supplier<@Nullable Action> retry, String typed) {
		String reference = UUID.randomUUID().toString().substring(0, 8);
		log.error("Fault {}", reference, fault);
		if (storageFault.test(fault)) {
			return unconfirmed(retry.get(), typed);
		}
		return Reply.whisper("Something went wrong on our side, and this was not done. Try it again; if it happens "
				+ "once more, give an administrator the reference " + reference + ".");
	}

	private static Reply unconfirmed(@Nullable Action retry, String typed) {
		String sentence = "I could not confirm this was saved. Nothing is lost: your text is below.";
		Block text = Block.paragraph(Span.plain(typed));
		if (retry == null) {
			return new Reply.Whisper(Message.of(sentence, Block.paragraph(Span.plain(sentence)), text));
		}
		return new Reply.Whisper(Message.of(sentence, Block.paragraph(Span.plain(sentence)), text,
				Block.buttons(Button.primary("Try again", retry))));
	}

	@Override
	public void close() {
		workers.shutdown();
	}

}
