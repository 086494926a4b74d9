package dev.firewatch.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.firewatch.FirewatchApplication;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Firewatch as a process of its own, which can be killed and started again at the same
 * address.
 */
final class FirewatchProcess implements AutoCloseable {

	private static final Duration LONGEST_START = Duration.ofSeconds(90);

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final String name;

	private final Path directory;

	private final Map<String, String> environment;

	private final int port = freePort();

	private volatile @Nullable Process process;

	/**
	 * @param directory where it works, which has no configuration, and where its log is
	 * @param environment its settings, besides the port
	 */
	FirewatchProcess(String name, Path directory, Map<String, String> environment) {
		this.name = name;
		this.directory = directory;
		this.environment = environment;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Starts it; {@link #awaitReady} waits until it can be used. */
	FirewatchProcess start() {
		ProcessBuilder builder = new ProcessBuilder(command()).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
		builder.environment()
			.keySet()
			.removeIf(variable -> variable.matches("(FIREWATCH|SLACK|TEAMS|MONGODB|SPRING|SERVER)_.*"));
		builder.environment().putAll(environment);
		builder.environment().put("SERVER_PORT", String.valueOf(port));
		try {
			process = builder.start();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return this;
	}

	private static List<String> command() {
		String java = ProcessHandle.current().info().command().orElse("java");
		return List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
				"-cp", classPath(), FirewatchApplication.class.getName());
	}

	/**
	 * As the tests run with it, without the tests themselves: they record every query.
	 */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(entry -> !Path.of(entry).endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private Path log() {
		return directory.resolve(name + ".log");
	}

	FirewatchProcess awaitReady() {
		try {
			Awaitility.await(name + " is ready")
				.atMost(LONGEST_START)
				.pollInterval(Duration.ofMillis(100))
				.until(this::isReady);
		}
		catch (RuntimeException late) {
			throw new IllegalStateException(name + " did not start:\n" + lastLines(), late);
		}
		return this;
	}

	boolean isReady() {
		HttpRequest request = HttpRequest.newBuilder(address("/actuator/health"))
			.timeout(Duration.ofSeconds(3))
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException notYet) {
			return false;
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	boolean isAlive() {
		Process running = process;
		return running != null && running.isAlive();
	}

	String name() {
		return name;
	}

	URI address(String path) {
		return URI.create("http://localhost:" + port + path);
	}

	/** What it has logged, from the first start on. */
	List<String> logged() {
		try {
			return new ArrayList<>(Files.readAllLines(log()));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private String lastLines() {
		List<String> lines = logged();
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
	}

	/** Ends it as {@code kill -9} does, without any chance to tidy up. */
	void kill() {
		Process running = process;
		if (running != null) {
			running.destroyForcibly();
			running.onExit().join();
		}
	}

	/** Asks it to end, and waits until it has finished what it had begun. */
	boolean stop() {
		Process running = process;
		if (running == null) {
			return true;
		}
		running.destroy();
		try {
			return running.waitFor(40, TimeUnit.SECONDS);
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void close() {
		kill();
	}

}
