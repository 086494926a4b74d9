package dev.firewatch.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link StandaloneServer} running as a child process.
 */
public final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final String connectionString;

	private ServerProcess(Process process, String connectionString) {
		this.process = process;
		this.connectionString = connectionString;
	}

	/** Starts a server on a free port and returns once it answers. */
	public static ServerProcess start(Path directory) {
		return start(directory, 0);
	}

	/** Starts a server on the port and returns once it answers. */
	public static ServerProcess start(Path directory, int port) {
		try {
			Process process = launch(directory, port);
			BufferedReader output = process.inputReader();
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				String connectionString = StandaloneServer.connectionString(line);
				if (connectionString != null) {
					drain(output);
					return new ServerProcess(process, connectionString);
				}
			}
			throw new IllegalStateException("The server process ended before it was ready");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** It logs each connection: a full pipe would stop whoever opens one. */
	private static void drain(BufferedReader output) {
		Thread drain = new Thread(() -> {
			try (output) {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ended) {
				// The process was killed.
			}
		}, "server-output");
		drain.setDaemon(true);
		drain.start();
	}

	static Process launch(Path directory) throws IOException {
		return launch(directory, 0);
	}

	private static Process launch(Path directory, int port) throws IOException {
		String java = ProcessHandle.current().info().command().orElse("java");
		List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
		// Long runs compile thoroughly, and so does the server that they ask all the
		// time.
		ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((argument) -> argument.startsWith("-XX:TieredStopAtLevel"))
			.forEach(command::add);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandaloneServer.class.getName(),
				String.valueOf(port), directory.toString()));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

	public int port() {
		String address = this.connectionString.replaceFirst("/\\?.*$", "");
		return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
	}

	public String connectionString() {
		return this.connectionString;
	}

	/** Ends the process as {@code kill -9} does, without any chance to tidy up. */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	@Override
	public void close() {
		kill();
	}

}
