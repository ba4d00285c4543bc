import axios from 'axios'

/** Makes a request, and returns what its caller gets. @param {import('axios').AxiosRequestConfig} request */
export async function requestWithAxios(request) {
  try {
    const { status, data, headers } = await axios(request)
    return { status, data, headers: { ...headers } }
  } catch (error) {
    if (!axios.isAxiosError(error)) throw error
    const { code, response } = error
    return { code, response: response ? { status: response.status, data: response.data } : null }
  }
}
