package dev.firewatch.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between Firewatch and Slack, and fails as networks and Slack do. What becomes of
 * a request follows from the seed, its method, and how many of that method came before,
 * so that one seed makes the same faults whatever else is going on at the time.
 */
final class FaultProxy implements AutoCloseable {

	private static final int LONGEST_DELAY_MILLIS = 3_000;

	private final ServerSocket socket;

	private final String upstream;

	private final long seed;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ExecutorService connections = Executors.newCachedThreadPool(runnable -> {
		Thread thread = new Thread(runnable, "fault-proxy");
		thread.setDaemon(true);
		return thread;
	});

	private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

	private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile Rates rates = Rates.CALM;

	/** What is done with a request. */
	enum Fate {

		/** Handed on and answered. */
		PASS,

		/** Handed on and answered, after up to three seconds. */
		DELAY,

		/** Handed on; the connection ends without an answer. */
		DROP,

		/** Not handed on, but told to come again in a second or two. */
		LIMIT,

		/** Not handed on, but answered with status 500. */
		FAIL,

		/** Handed on; the connection ends in the middle of the answer. */
		CUT

	}

	/** How many of a thousand requests meet which fate; the rest pass. */
	record Rates(int delay, int drop, int limit, int fail, int cut) {

		static final Rates CALM = new Rates(0, 0, 0, 0, 0);

		/** More than one in five goes wrong. */
		static final Rates ROUGH = new Rates(80, 30, 50, 40, 30);

		private Fate fate(int number) {
			int rest = number;
			for (Map.Entry<Fate, Integer> rate : Map
				.<Fate, Integer>ofEntries(Map.entry(Fate.DELAY, delay), Map.entry(Fate.DROP, drop),
						Map.entry(Fate.LIMIT, limit), Map.entry(Fate.FAIL, fail), Map.entry(Fate.CUT, cut))
				.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.toList()) {
				rest -= rate.getValue();
				if (rest < 0) {
					return rate.getKey();
				}
			}
			return Fate.PASS;
		}

	}

	/** A request that came by, and what was done with it. */
	record Exchange(String method, String channel, Instant at, Fate fate) {
	}

	/** A request as it was read. */
	private record Request(String path, Map<String, String> headers, byte[] body) {

		String method() {
			String name = path.replaceFirst("\\?.*", "");
			return name.substring(name.lastIndexOf('/') + 1);
		}

		String channel() {
			return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
				.filter(pair -> pair.startsWith("channel="))
				.map(pair -> URLDecoder.decode(pair.substring("channel=".length()), StandardCharsets.UTF_8))
				.findFirst()
				.orElse("");
		}

	}

	/**
	 * @param upstream the server's address, without a path
	 */
	FaultProxy(URI upstream, long seed) {
		this.upstream = upstream.getScheme() + "://" + upstream.getAuthority();
		this.seed = seed;
		try {
			this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		connections.execute(this::accept);
	}

	String address() {
		return "http://localhost:" + socket.getLocalPort();
	}

	/** Lets requests fail at these rates from now on. */
	void fail(Rates wanted) {
		rates = wanted;
	}

	/** Lets everything pass from now on. */
	void calm() {
		rates = Rates.CALM;
	}

	List<Exchange> exchanges() {
		return List.copyOf(exchanges);
	}

	private void accept() {
		while (!socket.isClosed()) {
			try {
				Socket connection = socket.accept();
				connections.execute(() -> serve(connection));
			}
			catch (IOException ended) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			connection.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(connection.getInputStream());
			OutputStream out = connection.getOutputStream();
			while (serve(in, out)) {
				out.flush();
			}
			out.flush();
		}
		catch (IOException ended) {
			// The other side was killed or has hung up, which is what this is for.
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Serves one request.
	 * @return whether the connection stays open
	 */
	private boolean serve(InputStream in, OutputStream out) throws IOException, InterruptedException {
		Request request = read(in);
		SplittableRandom random = random(request.method());
		Fate fate = rates.fate(random.nextInt(1_000));
		exchanges.add(new Exchange(request.method(), request.channel(), Instant.now(), fate));
		return switch (fate) {
			case LIMIT -> {
				String wait = String.valueOf(1 + random.nextInt(2));
				write(out, 429, "Retry-After: " + wait, "{\"ok\":false,\"error\":\"ratelimited\"}".getBytes(), false);
				yield true;
			}
			case FAIL -> {
				write(out, 500, "X-Fault: here", "fault".getBytes(), false);
				yield true;
			}
			case DROP -> {
				forwarded(request);
				yield false;
			}
			case CUT -> {
				write(out, forwarded(request), true);
				yield false;
			}
			case DELAY -> {
				// Not a pause of a test: the slowness is what is being served.
				boolean ended = closed.await(random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
				write(out, forwarded(request), false);
				yield !ended;
			}
			case PASS -> {
				write(out, forwarded(request), false);
				yield true;
			}
		};
	}

	private SplittableRandom random(String method) {
		int number = counts.computeIfAbsent(method, first -> new AtomicInteger()).incrementAndGet();
		return new SplittableRandom(seed * 31 + method.hashCode() * 1_000_003L + number);
	}

	private HttpResponse<byte[]> forwarded(Request request) throws IOException, InterruptedException {
		HttpRequest.Builder forward = HttpRequest.newBuilder(URI.create(upstream + request.path()))
			.timeout(Duration.ofSeconds(20))
			.POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
		String type = request.headers().get("content-type");
		if (type != null) {
			forward.header("Content-Type", type);
		}
		return http.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private static void write(OutputStream out, HttpResponse<byte[]> answer, boolean half) throws IOException {
		String type = answer.headers().firstValue("Content-Type").orElse("text/plain");
		write(out, answer.statusCode(), "Content-Type: " + type, answer.body(), half);
	}

	private static void write(OutputStream out, int status, String header, byte[] body, boolean half)
			throws IOException {
		String head = "HTTP/1.1 " + status + " X\r\n" + header + "\r\nContent-Length: " + body.length + "\r\n\r\n";
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
		answer.write(body, 0, half ? body.length / 2 : body.length);
		out.write(answer.toByteArray());
		out.flush();
	}

	private static Request read(InputStream in) throws IOException {
		String[] first = line(in).split(" ");
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String[] parts = line.split(":", 2);
			headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
		}
		int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
		byte[] body = in.readNBytes(length);
		if (body.length < length) {
			throw new EOFException();
		}
		return new Request(first[1], headers, body);
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).strip();
	}

	@Override
	public void close() {
		closed.countDown();
		try {
			socket.close();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		connections.shutdownNow();
	}

}
