package dev.firewatch.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bson.Document;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that nobody means well with, against one process: none may make it fail, tell
 * anything of its inside, or leave a trace that it has no right to.
 */
final class HostileRun {

	private static final int THREADS = 4;

	private static final int MILLIS_TO_ANSWER = 15_000;

	private static final int MOST_READ = 1 << 16;

	private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");

	private static final Pattern EMPTY = Pattern.compile("(?is)\\r\\nContent-Length: 0\\r\\n.*\\r\\n\\r\\n$");

	private static final Pattern INSIDE = Pattern
		.compile("\\bat [a-z]+\\.[\\w.$]+\\(|Exception\\b|org\\.springframework|dev\\.firewatch\\.|com\\.slack\\.api");

	private final FirewatchProcess process;

	private final Queue<String> problems = new ConcurrentLinkedQueue<>();

	private final Map<Integer, Integer> statuses = new TreeMap<>();

	private final AtomicLong slowest = new AtomicLong();

	private HostileRun(FirewatchProcess process) {
		this.process = process;
	}

	/** Sends so many requests. */
	static void of(int requests, long seed) {
		System.out.printf("Hostile inputs: seed %d, %d requests; repeat with -Dfaults.seed=%d%n", seed, requests, seed);
		try (Deployment deployment = Deployment.of(1, seed); Crowd crowd = new Crowd(deployment, seed)) {
			String incident = crowd.declare(1).get(0);
			HostileRun run = new HostileRun(deployment.process(0));
			long began = System.nanoTime();
			run.send(requests, new HostileRequests(seed, crowd.room(incident)));
			System.out.printf("Hostile inputs: seed %d, answers by status %s, slowest %d ms, %.0f s%n", seed,
					run.statuses, run.slowest.get(), (System.nanoTime() - began) / 1e9);
			run.check(deployment, incident);
		}
	}

	private void send(int requests, HostileRequests made) {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> sent = new ArrayList<>();
			for (int number = 0; number < requests; number++) {
				HostileRequest request = made.next();
				sent.add(threads.submit(() -> send(request)));
				// Bodies are large: not all of them are to be in memory at once.
				if (number >= 2 * THREADS) {
					sent.get(number - 2 * THREADS).get();
				}
			}
			for (Future<?> one : sent) {
				one.get();
			}
		}
		catch (ExecutionException failed) {
			throw new IllegalStateException(failed.getCause());
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(stopped);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void send(HostileRequest request) {
		long began = System.nanoTime();
		String answer;
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), process.address("/").getPort())) {
			socket.setSoTimeout(MILLIS_TO_ANSWER);
			try {
				socket.getOutputStream().write(request.bytes());
				socket.getOutputStream().flush();
			}
			catch (IOException refused) {
				// It need not read what it will not take; there may be an answer all the
				// same.
			}
			answer = read(socket.getInputStream());
		}
		catch (IOException failure) {
			problems.add("no answer (" + failure.getMessage() + "): " + request);
			return;
		}
		judge(request, answer);
		slowest.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
	}

	private static String read(InputStream in) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		byte[] part = new byte[8_192];
		try {
			for (int read = in.read(part); read >= 0 && answer.size() < MOST_READ; read = in.read(part)) {
				answer.write(part, 0, read);
				if (EMPTY.matcher(answer.toString(StandardCharsets.UTF_8)).find()) {
					// It may wait for the rest of a body before it hangs up.
					return answer.toString(StandardCharsets.UTF_8);
				}
			}
		}
		catch (SocketException | SocketTimeoutException ended) {
			// The rest of a body that was not read, or never sent, ends it the hard way.
		}
		return answer.toString(StandardCharsets.UTF_8);
	}

	private void judge(HostileRequest request, String answer) {
		Matcher status = STATUS.matcher(answer);
		int code = status.find() ? Integer.parseInt(status.group(1)) : 0;
		synchronized (statuses) {
			statuses.merge(code, 1, Integer::sum);
		}
		boolean cut = code == 0 && request.kind().equals("giant");
		// RFC 9110 and 9112 want this answer, which the server gives before anything of
		// ours.
		boolean asRequired = code == 501
				&& (request.toString().contains(": CONNECT ") || request.toString().contains("[Transfer-Encoding]"));
		if (code >= 500 && !asRequired || code == 0 && !cut) {
			problems.add(code + ": " + request);
		}
		Matcher inside = INSIDE.matcher(answer);
		if (inside.find()) {
			problems.add("tells of its inside (" + inside.group() + "): " + request);
		}
	}

	private void check(Deployment deployment, String incident) {
		Map<String, String> oneOfAKind = new LinkedHashMap<>();
		problems.forEach(problem -> oneOfAKind
			.putIfAbsent(problem.replaceFirst("(?s)^(.*?: [^:]*: \\S+ .{0,20}).*", "$1"), problem));
		assertThat(oneOfAKind.values()).as(problems.size() + " problems, such as").isEmpty();
		assertThat(traces(deployment)).as("traces in the data").isEmpty();
		assertThat(process.isAlive()).isTrue();
		assertThat(process.isReady()).isTrue();
		assertThat(process.logged()).noneMatch(line -> line.contains("OutOfMemoryError"))
			.noneMatch(line -> line.contains(Deployment.SECRET))
			.noneMatch(line -> line.contains(HostileRequests.TRACE));
		try {
			Person.Answer answer = new Person("UALICE").command(process, deployment.lobby(),
					incident + " note all is well", "after-all");
			assertThat(answer.text()).contains("all is well", "(E");
		}
		catch (IOException | InterruptedException failure) {
			throw new AssertionError(failure);
		}
	}

	private static List<String> traces(Deployment deployment) {
		List<String> traces = new ArrayList<>();
		for (String collection : deployment.database().listCollectionNames()) {
			for (Document document : deployment.documents(collection)) {
				String text = document.toString();
				int found = text.indexOf(HostileRequests.TRACE);
				if (found >= 0) {
					traces.add(collection + "/" + document.get("_id") + ": "
							+ text.substring(Math.max(0, found - 80), Math.min(text.length(), found + 80)));
				}
			}
		}
		return traces;
	}

}
